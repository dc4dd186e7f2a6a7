import java.util.*;
import java.util.concurrent.*;
import java.util.stream.*;

/** A shop's year: orders are made up, counted and sorted, parcels find their way, ten threads share a sum. */
public class Main {
    static final List<String> ITEMS = List.of("apple", "bread", "cheese", "dates", "eggs", "flour", "grapes", "honey");

    record Order(String customer, String item, int quantity, int cents) {
        long price() {
            return (long) quantity * cents;
        }
    }

    static class Dice {
        private long state;

        Dice(long seed) {
            state = seed;
        }

        int roll(int sides) {
            state = state * 16807 % 2147483647;
            return (int) (state % sides);
        }
    }

    static class Tree<T extends Comparable<T>> {
        private Node root;

        private class Node {
            final T value;
            Node left, right;

            Node(T value) {
                this.value = value;
            }
        }

        void insert(T value) {
            root = insert(root, value);
        }

        private Node insert(Node node, T value) {
            if (node == null) return new Node(value);
            int order = value.compareTo(node.value);
            if (order < 0) node.left = insert(node.left, value);
            if (order > 0) node.right = insert(node.right, value);
            return node;
        }

        int height() {
            return height(root);
        }

        private int height(Node node) {
            return node == null ? 0 : 1 + Math.max(height(node.left), height(node.right));
        }

        List<T> values() {
            List<T> values = new ArrayList<>();
            collect(root, values);
            return values;
        }

        private void collect(Node node, List<T> values) {
            if (node == null) return;
            collect(node.left, values);
            values.add(node.value);
            collect(node.right, values);
        }
    }

    static List<Order> makeOrders(Dice dice, int count) {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String customer = String.format("customer%03d", dice.roll(500));
            orders.add(new Order(customer, ITEMS.get(dice.roll(ITEMS.size())), 1 + dice.roll(9), 100 + dice.roll(9900)));
        }
        return orders;
    }

    static void reportOrders(List<Order> orders) {
        Map<String, Long> turnover = orders.stream()
            .collect(Collectors.groupingBy(Order::customer, Collectors.summingLong(Order::price)));
        System.out.println("turnover: " + turnover.values().stream().mapToLong(Long::longValue).sum());
        turnover.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
            .limit(3)
            .forEach(best -> System.out.println("  " + best.getKey() + " " + best.getValue()));
        Map<String, Integer> sold = new TreeMap<>();
        for (Order order : orders) sold.merge(order.item(), order.quantity(), Integer::sum);
        System.out.println(sold.entrySet().stream().map(Object::toString).collect(Collectors.joining(" ")));
    }

    static void reportText(Dice dice, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) text.append((char) ('a' + dice.roll(26)));
        String[] pieces = text.toString().split("e", -1);
        int longest = Arrays.stream(pieces).mapToInt(String::length).max().orElse(0);
        int different = new HashSet<>(Arrays.asList(pieces)).size();
        System.out.println("pieces: " + pieces.length + ", different: " + different + ", longest: " + longest);
        long palindromes = IntStream.range(0, 100000).mapToObj(Integer::toString)
            .filter(word -> new StringBuilder(word).reverse().toString().equals(word)).count();
        System.out.println("palindromes: " + palindromes);
    }

    static void reportTree(Dice dice, int count) {
        Tree<Integer> tree = new Tree<>();
        for (int i = 0; i < count; i++) tree.insert(dice.roll(1000000));
        List<Integer> values = tree.values();
        int middle = values.get(values.size() / 2);
        System.out.println("tree: " + values.size() + " values, height " + tree.height() + ", middle " + middle);
    }

    /** The cheapest way from one corner of a square of random costs to the other. */
    static void reportRoute(Dice dice, int side) {
        record Step(int place, int cost) {}
        int[] costs = IntStream.range(0, side * side).map(place -> 1 + dice.roll(9)).toArray();
        int[] known = new int[side * side];
        Arrays.fill(known, Integer.MAX_VALUE);
        Queue<Step> queue = new PriorityQueue<>(Comparator.comparingInt(Step::cost));
        queue.add(new Step(0, costs[0]));
        while (!queue.isEmpty()) {
            Step step = queue.poll();
            if (step.cost >= known[step.place]) continue;
            known[step.place] = step.cost;
            int row = step.place / side, column = step.place % side;
            for (int[] next : new int[][] {{row - 1, column}, {row + 1, column}, {row, column - 1}, {row, column + 1}}) {
                if (Math.min(next[0], next[1]) < 0 || Math.max(next[0], next[1]) >= side) continue;
                int place = next[0] * side + next[1];
                queue.add(new Step(place, step.cost + costs[place]));
            }
        }
        System.out.println("route: " + known[side * side - 1]);
    }

    static boolean isPrime(int number) {
        for (int divisor = 2; divisor * divisor <= number; divisor++) {
            if (number % divisor == 0) return false;
        }
        return number > 1;
    }

    static void reportPrimes() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                int from = i * 20000;
                counts.add(threads.submit(() -> IntStream.range(from, from + 20000).filter(Main::isPrime).count()));
            }
            StringBuilder line = new StringBuilder("primes:");
            long together = 0;
            for (Future<Long> count : counts) {
                line.append(' ').append(count.get());
                together += count.get();
            }
            System.out.println(line + ", together " + together);
        }
    }

    public static void main(String[] args) throws Exception {
        Dice dice = new Dice(42);
        reportOrders(makeOrders(dice, 40000));
        reportText(dice, 200000);
        reportTree(dice, 20000);
        reportRoute(dice, 100);
        reportPrimes();
    }
}
