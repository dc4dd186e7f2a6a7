program main
    implicit none
    integer :: count
    cuont = 3
    print *, count
end program main
