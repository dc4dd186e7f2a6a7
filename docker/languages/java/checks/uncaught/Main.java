public class Main {
    static int share(int total, int people) {
        return total / people;
    }

    public static void main(String[] args) {
        System.out.println(share(12, 4));
        System.out.println(share(12, 0));
    }
}
