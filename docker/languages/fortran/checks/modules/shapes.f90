module shapes
    use sums
    implicit none

    type :: rectangle
        integer :: width, height
    end type rectangle

contains

    pure integer function area(r)
        type(rectangle), intent(in) :: r
        area = r%width * r%height
    end function area

    pure integer function perimeter(r)
        type(rectangle), intent(in) :: r
        perimeter = twice(r%width + r%height)
    end function perimeter

end module shapes
