program main
    use shapes, only: rectangle, area, perimeter
    implicit none
    type(rectangle) :: room = rectangle(width=3, height=4)

    print '(a, i0, a, i0)', 'area ', area(room), ', perimeter ', perimeter(room)
end program main
