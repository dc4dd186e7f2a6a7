for number in $(./primes 50); do echo "$number"; done | python3 sum.py
