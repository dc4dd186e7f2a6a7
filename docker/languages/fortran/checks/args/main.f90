program main
    implicit none
    character(len=50) :: argument
    integer :: i

    do i = 1, command_argument_count()
        call get_command_argument(i, argument)
        if (i > 1) write (*, '(a)', advance='no') '|'
        write (*, '(a)', advance='no') trim(argument)
    end do
    print *
end program main
