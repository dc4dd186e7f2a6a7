void main(List<String> arguments) {
  print(arguments.join('|'));
}
