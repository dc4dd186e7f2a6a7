import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

public class Main {
    record Pet(String name, LocalDate born) {}

    public static void main(String[] args) throws Exception {
        var pattern = Pattern.compile("(\\w+) (\\d{4}-\\d\\d-\\d\\d)");
        List<Pet> pets = pattern.matcher("Tom 2019-03-01, Ida 2021-11-30").results()
            .map(found -> new Pet(found.group(1), LocalDate.parse(found.group(2)))).toList();
        System.out.println(pets);
        System.out.println(ChronoUnit.DAYS.between(pets.get(0).born(), pets.get(1).born()));
        System.out.println(pets.stream().collect(Collectors.groupingBy(pet -> pet.born().getYear(), Collectors.counting())));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest("abc".getBytes());
        System.out.println(HexFormat.of().formatHex(digest, 0, 8));
        System.out.println(BigInteger.TWO.pow(100));
        System.out.println(CompletableFuture.supplyAsync(() -> Math.hypot(3, 4)).get());
        Files.createDirectory(Path.of("output"));
        Files.writeString(Path.of("output/pets.txt"), pets.toString());
    }
}
