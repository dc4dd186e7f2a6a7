import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import groovy.transform.CompileStatic
import groovy.transform.Immutable
import groovy.xml.XmlSlurper
import java.time.LocalDate

@Immutable
class Pet {
    String name
    LocalDate born
}

@CompileStatic
int fibonacci(int n) {
    n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2)
}

def pets = ('Tom 2019-03-01, Ida 2021-11-30' =~ /(\w+) (\d{4}-\d\d-\d\d)/).collect { all, name, born ->
    new Pet(name, LocalDate.parse(born))
}
println pets
println pets[1].born - pets[0].born
println JsonOutput.toJson(pets*.name)
println new JsonSlurper().parseText('{"sizes": [1, 2, 3]}').sizes.sum()
println new XmlSlurper().parseText('<pets><pet>Tom</pet><pet>Ida</pet></pets>').pet*.text()
println 2G**100
println 'abc'.digest('SHA-256')[0..<16]
println fibonacci(20)
new File('output').mkdir()
new File('output/pets.txt').text = pets.name.join('\n')
