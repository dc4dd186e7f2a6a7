gcc -o hello src/main.c src/greeting.c
