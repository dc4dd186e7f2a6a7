// What most students' programs touch: running it once tells the JVM which classes to have ready.
// Its name is unlikely to be a student's, because classes in the training archive come first.
import java.util.*;
import java.util.stream.*;

public class Warmup25 {
    record Pair(String name, int size) {}

    public static void main(String[] args) throws Exception {
        Scanner in = new Scanner(System.in);
        int total = 0;
        List<String> words = new ArrayList<>();
        while (in.hasNext()) {
            if (in.hasNextInt()) total += in.nextInt();
            else words.add(in.next());
        }
        Map<String, Integer> counts = new HashMap<>();
        for (String word : words) counts.merge(word, 1, Integer::sum);
        Map<String, Integer> sorted = new TreeMap<>(counts);
        Deque<Integer> queue = new ArrayDeque<>(List.of(3, 1, 2));
        PriorityQueue<Integer> heap = new PriorityQueue<>(queue);
        int[] numbers = {5, 3, 1};
        Arrays.sort(numbers);
        StringBuilder text = new StringBuilder().append(heap.poll()).append(Arrays.toString(numbers));
        System.out.println("Total " + total + " " + sorted + " " + text);
        System.out.printf("%d %5.2f %s%n", total, Math.sqrt(total), new Pair("pair", words.size()));
        System.out.println(words.stream().map(String::toUpperCase).sorted().collect(Collectors.joining(", ")));
        System.out.println(IntStream.rangeClosed(1, 5).mapToObj(Integer::toString).collect(Collectors.toList()));
        System.out.println(String.format("%s", Optional.of(total).map(n -> n * 2).orElse(0)));
        Thread thread = new Thread(() -> System.err.println("thread"));
        thread.start();
        thread.join();
        try {
            Integer.parseInt("x");
        } catch (NumberFormatException error) {
            System.err.println(error.getMessage());
        }
    }
}
