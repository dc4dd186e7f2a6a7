program main
    use, intrinsic :: iso_fortran_env, only: int64, real64
    implicit none
    real(real64) :: matrix(2, 2) = reshape([1, 3, 2, 4], [2, 2])
    integer :: a(3) = [1, 2, 3], b(3) = [4, 5, 6], row

    print '(a, i0, a, i0)', 'dot ', dot_product(a, b), ', sum ', sum([a, b])
    matrix = matmul(matrix, matrix)
    do row = 1, 2
        print '(2f5.1)', matrix(row, :)
    end do
    print '(a, f8.6, a, f4.1)', 'sqrt ', sqrt(2.0_real64), ', gamma ', gamma(5.0)
    print '(i0, a, i0, a)', popcnt(7_int64), ' bits set, ', shiftl(5, 3), ' shifted'
    print '(a, i0)', 'largest at ', maxloc([3, 9, 4])
end program main
