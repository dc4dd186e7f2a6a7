name = input("What is your name? ", "s");
printf("Hello, %s!\n", name);

count = input("How many squares shall I print? ");
for number = 1:count
  printf("%d x %d = %d\n", number, number, number^2);
end
