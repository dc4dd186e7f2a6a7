void main() {
  int count = 'three';
  print(count);
}
