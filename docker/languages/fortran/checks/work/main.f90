module random_numbers
    use, intrinsic :: iso_fortran_env, only: int64
    implicit none
    integer(int64), parameter :: modulus = 1000000007_int64
    integer(int64), private :: seed = 42

contains

    ! The same numbers everywhere.
    integer(int64) function next_random()
        seed = modulo(seed * 1103515245_int64 + 12345, 2147483648_int64)
        next_random = seed
    end function next_random

end module random_numbers

module sorting
    use, intrinsic :: iso_fortran_env, only: int64
    implicit none

contains

    recursive subroutine quicksort(numbers)
        integer(int64), intent(inout) :: numbers(:)
        integer(int64) :: pivot
        integer :: low, high

        if (size(numbers) < 2) return
        pivot = numbers((1 + size(numbers)) / 2)
        low = 1
        high = size(numbers)
        do
            do while (numbers(low) < pivot)
                low = low + 1
            end do
            do while (numbers(high) > pivot)
                high = high - 1
            end do
            if (low <= high) then
                numbers([low, high]) = numbers([high, low])
                low = low + 1
                high = high - 1
            end if
            if (low > high) exit
        end do
        call quicksort(numbers(:high))
        call quicksort(numbers(low:))
    end subroutine quicksort

end module sorting

module trees
    use, intrinsic :: iso_fortran_env, only: int64
    implicit none

    type :: node
        integer(int64) :: key
        type(node), pointer :: left => null(), right => null()
    end type node

contains

    recursive subroutine insert(tree, key)
        type(node), pointer, intent(inout) :: tree
        integer(int64), intent(in) :: key

        if (.not. associated(tree)) then
            allocate (tree)
            tree%key = key
        else if (key < tree%key) then
            call insert(tree%left, key)
        else if (key > tree%key) then
            call insert(tree%right, key)
        end if
    end subroutine insert

    recursive integer function size_of(tree) result(nodes)
        type(node), pointer, intent(in) :: tree
        nodes = 0
        if (associated(tree)) nodes = size_of(tree%left) + 1 + size_of(tree%right)
    end function size_of

    recursive integer function depth_of(tree) result(depth)
        type(node), pointer, intent(in) :: tree
        depth = 0
        if (associated(tree)) depth = 1 + max(depth_of(tree%left), depth_of(tree%right))
    end function depth_of

end module trees

program main
    use random_numbers
    use sorting
    use trees
    implicit none

    print '(a, i0)', 'primes: ', count_primes(2000000)
    call sort_numbers()
    call count_words()
    call grow_tree()
    call run_threads()

contains

    integer function count_primes(limit)
        integer, intent(in) :: limit
        logical(1), allocatable :: composite(:)
        integer :: n

        allocate (composite(2:limit), source=.false._1)
        do n = 2, int(sqrt(real(limit)))
            if (.not. composite(n)) composite(n * n::n) = .true.
        end do
        count_primes = count(.not. composite)
    end function count_primes

    subroutine sort_numbers()
        integer(int64), allocatable :: numbers(:)
        integer(int64) :: checksum
        integer :: i

        allocate (numbers(1000000))
        do i = 1, size(numbers)
            numbers(i) = next_random()
        end do
        call quicksort(numbers)
        checksum = 0
        do i = 1, size(numbers)
            checksum = modulo(checksum * 31 + numbers(i), modulus)
        end do
        print '(a, i0, a, i0)', 'numbers: median ', numbers(size(numbers) / 2 + 1), ', checksum ', checksum
    end subroutine sort_numbers

    ! Three syllables make a word: its number is what is counted.
    subroutine count_words()
        character(len=2), parameter :: syllables(0:7) = ['ka', 'lo', 'mi', 'ne', 'ru', 'sa', 'ti', 'vo']
        character(len=:), allocatable :: text
        integer(int64) :: hash
        integer :: counts(0:511), i, part, syllable, word

        allocate (character(len=1400000) :: text)
        counts = 0
        do i = 0, 199999
            word = 0
            do part = 0, 2
                syllable = int(modulo(next_random() / 65536, 8_int64))
                text(i * 7 + part * 2 + 1:i * 7 + part * 2 + 2) = syllables(syllable)
                word = word * 8 + syllable
            end do
            text(i * 7 + 7:i * 7 + 7) = ' '
            counts(word) = counts(word) + 1
        end do

        hash = 0
        do i = 1, len(text)
            hash = modulo(hash * 31 + iachar(text(i:i)), modulus)
        end do
        print '(a, i0, a, i0)', 'text: ', len(text), ' characters, hash ', hash
        print '(a, i0, a)', 'words: ', count(counts > 0), ' different'
        do i = 1, 3
            word = maxloc(counts, dim=1) - 1
            print '(5a, i0)', '  ', syllables(word / 64), syllables(modulo(word / 8, 8)), syllables(modulo(word, 8)), &
                ' ', counts(word)
            counts(word) = 0
        end do
    end subroutine count_words

    subroutine grow_tree()
        type(node), pointer :: tree
        integer :: i

        nullify (tree)
        do i = 1, 50000
            call insert(tree, next_random())
        end do
        print '(a, i0, a, i0)', 'tree: ', size_of(tree), ' nodes, depth ', depth_of(tree)
    end subroutine grow_tree

    subroutine run_threads()
        integer(int64) :: total, part, n
        integer :: worker

        total = 0
        !$omp parallel do num_threads(10) private(part, n) reduction(+:total)
        do worker = 0, 9
            part = 0
            do n = worker * 100000_int64, (worker + 1) * 100000_int64 - 1
                part = modulo(part + n * n, modulus)
            end do
            total = total + part
        end do
        !$omp end parallel do
        print '(a, i0)', 'threads: ', modulo(total, modulus)
    end subroutine run_threads

end program main
