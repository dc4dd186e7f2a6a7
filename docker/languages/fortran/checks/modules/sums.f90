module sums
    implicit none

contains

    pure integer function twice(n)
        integer, intent(in) :: n
        twice = 2 * n
    end function twice

end module sums
