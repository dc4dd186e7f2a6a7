import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);

        System.out.print("What is your name? ");
        String name = in.nextLine();
        System.out.println("Hello, " + name + "!");

        System.out.print("How many squares shall I print? ");
        int count = in.nextInt();
        for (int number = 1; number <= count; number++) {
            System.out.println(number + " x " + number + " = " + number * number);
        }
    }
}
