import java.math.BigInteger
import java.security.MessageDigest
import java.time.LocalDate
import java.time.temporal.ChronoUnit
import kotlin.io.path.Path
import kotlin.io.path.createDirectory
import kotlin.io.path.writeText
import kotlin.math.hypot
import kotlin.reflect.full.memberProperties
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking

data class Pet(val name: String, val born: LocalDate)

fun main() = runBlocking {
    val pets = Regex("""(\w+) (\d{4}-\d\d-\d\d)""").findAll("Tom 2019-03-01, Ida 2021-11-30").map {
        val (name, born) = it.destructured
        Pet(name, LocalDate.parse(born))
    }.toList()
    println(pets)
    println(ChronoUnit.DAYS.between(pets[0].born, pets[1].born))
    println(Pet::class.memberProperties.map { it.name })
    println(MessageDigest.getInstance("SHA-256").digest("abc".toByteArray()).take(8).toByteArray().toHexString())
    println(BigInteger.TWO.pow(100))
    println(hypot(3.0, 4.0))

    val squares = List(5) { number ->
        async {
            delay(10L * (5 - number))
            number * number
        }
    }
    println(squares.awaitAll())
    println(flow { for (letter in "abc") emit(letter.uppercase()) }.toList())

    Path("output").createDirectory()
    Path("output/pets.txt").writeText(pets.toString())
}
