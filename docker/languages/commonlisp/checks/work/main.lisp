;;;; What a term's worth of exercises needs: lists, arrays, hash tables, structures, sorting, strings and threads.

(defvar *state* 42)

(defun dice (limit)
  "Lehmer's generator: the same numbers in every language."
  (setf *state* (mod (* *state* 16807) 2147483647))
  (mod *state* limit))

(defstruct student name marks)

(defun average (student)
  (/ (reduce #'+ (student-marks student)) (length (student-marks student))))

(defun primes-below (limit)
  (let ((prime (make-array limit :element-type 'bit :initial-element 1)))
    (loop for number from 2 below limit
          when (= 1 (sbit prime number))
            collect number
            and do (loop for multiple from (* number number) below limit by number
                         do (setf (sbit prime multiple) 0)))))

(defun merge-lists (left right)
  (let ((merged '()))
    (loop while (and left right)
          do (push (if (<= (first left) (first right)) (pop left) (pop right)) merged))
    (revappend merged (or left right))))

(defun merge-sort (numbers)
  (if (null (rest numbers))
      numbers
      (let ((middle (floor (length numbers) 2)))
        (merge-lists (merge-sort (subseq numbers 0 middle))
                     (merge-sort (nthcdr middle numbers))))))

(defun edit-distance (one other)
  (let ((row (loop for j from 0 to (length other) collect j)))
    (loop for letter across one
          for i from 1
          do (setf row (loop with left = i
                             for its-letter across other
                             for (diagonal above) on row
                             for change = (if (char= letter its-letter) 0 1)
                             for cost = (min (1+ above) (1+ left) (+ diagonal change))
                             collect cost into costs
                             do (setf left cost)
                             finally (return (cons i costs)))))
    (first (last row))))

(defun collatz-steps (number)
  (loop until (= number 1)
        do (setf number (if (evenp number) (floor number 2) (1+ (* 3 number))))
        count t))

(defun longest-collatz (first last)
  "Steps and start of the longest chain."
  (loop with longest = '(0 0)
        for start from first to last
        for steps = (collatz-steps start)
        when (> steps (first longest)) do (setf longest (list steps start))
        finally (return longest)))

(let ((primes (primes-below 200000)))
  (format t "~d primes, the last is ~d~%" (length primes) (first (last primes))))

(let* ((numbers (loop repeat 50000 collect (dice 1000000)))
       (ordered (merge-sort numbers))
       (checksum 0))
  (assert (equal ordered (sort (copy-list numbers) #'<)))
  (loop for number in ordered
        for place from 1
        do (setf checksum (mod (+ checksum (* place number)) 1000003)))
  (format t "Sorted from ~d over ~d to ~d, checksum ~d~%"
          (first ordered) (nth 25000 ordered) (first (last ordered)) checksum))

(let ((syllables #("ka" "lo" "mi" "ne" "ru" "ta"))
      (counts (make-hash-table :test #'equal)))
  (loop repeat 20000
        for word = (format nil "~{~a~}" (loop repeat 3 collect (aref syllables (dice 6))))
        do (incf (gethash word counts 0)))
  (let* ((words (sort (loop for word being the hash-keys of counts collect word) #'string<))
         (frequent (stable-sort words #'> :key (lambda (word) (gethash word counts)))))
    (format t "~d words, most often ~{~a ~d~^, ~}~%" (hash-table-count counts)
            (loop for word in (subseq frequent 0 3) collect word collect (gethash word counts)))))

(let* ((names '("Ada" "Alan" "Barbara" "Dennis" "Donald" "Edsger" "Grace" "Ken" "Linus" "Margaret"))
       (students (loop for name in names
                       collect (make-student :name name :marks (loop repeat 5 collect (dice 101)))))
       (best (subseq (stable-sort students #'> :key #'average) 0 3)))
  (format t "Best ~{~a ~,1f~^, ~}~%"
          (loop for student in best collect (student-name student) collect (average student))))

(flet ((text () (map-into (make-string 300) (lambda () (char "abcd" (dice 4))))))
  (format t "Edit distance ~d~%" (edit-distance (text) (text))))

(let* ((threads (loop for first from 1 below 10000 by 1000
                      collect (sb-thread:make-thread #'longest-collatz
                                                     :arguments (list first (+ first 999)))))
       (chains (mapcar #'sb-thread:join-thread threads))
       (longest (first (sort chains #'> :key #'first))))
  (format t "Longest chain from ~d, ~d steps~%" (second longest) (first longest)))
