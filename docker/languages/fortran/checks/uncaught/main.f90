program main
    implicit none
    integer :: numbers(3) = [1, 2, 3], i
    i = size(numbers)
    print *, numbers(i + 1)
end program main
