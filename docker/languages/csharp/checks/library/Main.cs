using System;
using System.Linq;
using System.Numerics;
using System.Runtime.Serialization.Json;
using System.IO;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

class Program
{
    static void Main()
    {
        Console.WriteLine(BigInteger.Pow(2, 100));
        Console.WriteLine(Complex.Multiply(new Complex(0, 1), new Complex(0, 1)).Real);

        var dates = Regex.Matches("from 2024-02-29 to 2024-03-01", @"(\d+)-(\d+)-(\d+)").Cast<Match>();
        Console.WriteLine(string.Join(" ", dates.Select(date => date.Groups[3].Value)));
        Console.WriteLine((new DateTime(2024, 3, 1) - new DateTime(2024, 2, 28)).Days);

        var page = XDocument.Parse("<books><book year='1843'>Notes</book><book year='1936'>Numbers</book></books>");
        Console.WriteLine(page.Descendants("book").Where(book => (int)book.Attribute("year") > 1900).Single().Value);

        var json = new MemoryStream();
        new DataContractJsonSerializer(typeof(int[])).WriteObject(json, new[] { 1, 2, 3 });
        Console.WriteLine(Encoding.UTF8.GetString(json.ToArray()));

        dynamic anything = "text";
        Console.WriteLine(anything.Length);
    }
}
