program main
    implicit none
    character(len=100) :: line
    integer :: length, status

    do
        read (*, '(a)', iostat=status) line
        if (status /= 0) exit
        length = len_trim(line)
        print '(3a, i0)', '[', line(1:length), '] ', length
    end do
end program main
