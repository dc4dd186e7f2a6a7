program main
    implicit none
    character(len=50) :: name

    print '(a)', 'Grüße, 世界 🚀'
    read (*, '(a)') name
    print '(3a)', 'Hallo, ', trim(name), '!'
end program main
