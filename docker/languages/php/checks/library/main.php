<?php

echo json_encode(json_decode('{"name": "Ada", "marks": [1, 2.5, null]}')), "\n";
preg_match_all('/(\w+)@(\w+)\.org/', "ada@math.org, alan@logic.org", $found);
echo implode(" ", $found[1]), "\n";
echo round(sqrt(2), 6), " ", strrev("stressed"), " ", mb_strtoupper("grüße"), "\n";
echo (new DateTimeImmutable("2024-02-28"))->modify("+2 days")->format("Y-m-d"), "\n";
echo bcadd("0.1", "0.2", 1), " ", hash("crc32b", "Hello"), "\n";

$database = new PDO("sqlite::memory:");
$database->exec("CREATE TABLE marks (name TEXT, mark INTEGER)");
$insert = $database->prepare("INSERT INTO marks VALUES (?, ?)");
foreach (["Ada" => 90, "Alan" => 70] as $name => $mark) {
    $insert->execute([$name, $mark]);
}
echo $database->query("SELECT avg(mark) FROM marks")->fetchColumn(), "\n";

$cities = simplexml_load_string("<cities><city>Oslo</city><city>Roma</city></cities>");
foreach ($cities->city as $city) {
    echo "$city\n";
}
