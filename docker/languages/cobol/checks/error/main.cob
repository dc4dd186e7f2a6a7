       identification division.
       program-id. failing.
       procedure division.
           move 3 to return-code
           stop run.
