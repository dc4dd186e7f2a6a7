program main
    implicit none
    character(len=50) :: name
    integer :: count, number

    write (*, '(a)', advance='no') 'What is your name? '
    read (*, '(a)') name
    print '(3a)', 'Hello, ', trim(name), '!'

    write (*, '(a)', advance='no') 'How many squares shall I print? '
    read (*, *) count
    do number = 1, count
        print '(i0, a, i0, a, i0)', number, ' x ', number, ' = ', number * number
    end do
end program main
