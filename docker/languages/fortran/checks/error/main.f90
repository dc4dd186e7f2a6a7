program main
    implicit none
    stop 3
end program main
