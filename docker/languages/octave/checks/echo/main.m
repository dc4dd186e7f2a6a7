line = fgetl(stdin);
while ischar(line)
  printf("%d: %s\n", length(line), line);
  line = fgetl(stdin);
end
