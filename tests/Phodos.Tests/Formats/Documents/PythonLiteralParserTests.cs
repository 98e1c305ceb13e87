using System.Globalization;
using CsCheck;
using Phodos.Formats.Documents;

namespace Phodos.Tests.Formats.Documents;

public sealed class PythonLiteralParserTests
{
    [Theory]
    [InlineData("1", 1)]
    [InlineData(" -1. ", -1)]
    [InlineData(".5", 0.5)]
    [InlineData("+1e-3", 0.001)]
    [InlineData("2.5E+2", 250)]
    [InlineData("nan", double.NaN)]
    [InlineData("-nan", double.NaN)]
    [InlineData("inf", double.PositiveInfinity)]
    [InlineData("-inf", double.NegativeInfinity)]
    [InlineData("(7)", 7)]
    public void Numbers_are_read_as_Python_writes_them(string text, double expected) =>
        Number(text).ShouldBe(expected);

    [Fact]
    public void Any_double_survives() => Gen.Double.Where(double.IsFinite).Sample(value =>
        Number(value.ToString("R", CultureInfo.InvariantCulture)).ShouldBe(value));

    [Fact]
    public void A_decimal_comma_of_the_reader_changes_nothing()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "~" };
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            Number("-1.5").ShouldBe(-1.5);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("'it''s'", null)]
    [InlineData("'it\"s'", "it\"s")]
    [InlineData("\"it's\"", "it's")]
    [InlineData(@"'a\'b\\c\n\t\x41\u00c5'", "a'b\\c\n\tAÅ")]
    [InlineData("''", "")]
    public void Strings_have_either_quote_and_the_escapes_of_repr(string text, string? expected)
    {
        if (expected is null)
            Should.Throw<InvalidInputException>(() => PythonLiteralParser.Parse(text));
        else
            PythonLiteralParser.Parse(text).ToText("it").ShouldBe(expected);
    }

    [Fact]
    public void Constants_are_read()
    {
        PythonLiteralParser.Parse("True").ShouldBeOfType<DataBoolean>().Value.ShouldBeTrue();
        PythonLiteralParser.Parse("False").ShouldBeOfType<DataBoolean>().Value.ShouldBeFalse();
        PythonLiteralParser.Parse("None").ShouldBeOfType<DataNull>();
    }

    [Theory]
    [InlineData("[1, 2, 3]")]
    [InlineData("[ 1,2 , 3, ]")]
    [InlineData("(1, 2, 3)")]
    [InlineData("array([1, 2, 3])")]
    [InlineData("array([1., 2.,\n       3.], dtype=float64)")]
    [InlineData("np.array([1, 2, 3], dtype=np.float64)")]
    [InlineData("numpy.array([1, 2, 3], dtype='<f8',)")]
    [InlineData("[np.float64(1.0), np.int64(2), 3]")]
    [InlineData("Cell([1, 2, 3])")]
    public void Lists_tuples_and_arrays_hold_the_same_numbers(string text) =>
        PythonLiteralParser.Parse(text).ToNumbers("it").ShouldBe([1, 2, 3]);

    [Fact]
    public void Arrays_may_have_rows_over_several_lines() =>
        PythonLiteralParser.Parse("{'cell': array([[1., 0., 0.],\r\n       [0., 2., 0.]])}").ToDictionary("it").Require("cell", "it")
            .ToList("cell").Select(row => row.ToNumbers("row")[1]).ShouldBe([0, 2]);

    [Fact]
    public void Keys_are_strings_or_whole_numbers() =>
        PythonLiteralParser.Parse("{'a': 1, 2: [], 'nested': {'b': ()},}").ToDictionary("it").Items.Select(item => item.Key).ShouldBe(["a", "2", "nested"]);

    [Theory]
    [InlineData("")]
    [InlineData("[1, 2")]
    [InlineData("[1 2]")]
    [InlineData("[1,,2]")]
    [InlineData("[1]]")]
    [InlineData("1\0")]
    [InlineData("{'a' 1}")]
    [InlineData("{[]: 1}")]
    [InlineData("{1.5: 1}")]
    [InlineData("'open")]
    [InlineData("'line\nbreak'")]
    [InlineData(@"'\q'")]
    [InlineData(@"'\x4'")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    [InlineData("-")]
    [InlineData("-True")]
    [InlineData("1_000")]
    [InlineData("0x10")]
    [InlineData("[0.0, ..., 1.0]")]
    [InlineData("array(1.0)")]
    [InlineData("array([1], order='C')")]
    [InlineData("array([1], dtype=)")]
    [InlineData("__import__('os').system('true')")]
    [InlineData("[1 for x in y]")]
    [InlineData("open('file')")]
    [InlineData("1 + 1")]
    [InlineData("null")]
    public void Everything_else_is_refused_and_never_evaluated(string text) =>
        Should.Throw<InvalidInputException>(() => PythonLiteralParser.Parse(text)).Message.ShouldContain("at character");

    [Fact]
    public void Deep_nesting_is_refused_before_the_stack_ends()
    {
        PythonLiteralParser.Parse(new string('[', PythonLiteralParser.MaximumDepth) + new string(']', PythonLiteralParser.MaximumDepth));
        Should.Throw<InvalidInputException>(() => PythonLiteralParser.Parse(new string('[', 1_000_000))).Message.ShouldContain("deeper");
        Should.Throw<InvalidInputException>(() => PythonLiteralParser.Parse(string.Concat(Enumerable.Repeat("array(", 100_000)))).Message.ShouldContain("deeper");
    }

    [Fact]
    public void More_values_than_the_bound_are_refused() =>
        Should.Throw<InvalidInputException>(() => PythonLiteralParser.Parse(
            "[" + string.Concat(Enumerable.Repeat("1,", PythonLiteralParser.MaximumValues)) + "]")).Message.ShouldContain("values");

    [Fact]
    public void Random_text_gives_a_value_or_a_fault_and_nothing_else() => Gen.String["[](){}',:.\"\\ 019e+-natrueINfTFx\n"].Sample(text =>
    {
        try
        {
            PythonLiteralParser.Parse(text).ShouldNotBeNull();
        }
        catch (InvalidInputException fault)
        {
            fault.Message.ShouldContain("at character");
        }
    });

    [Fact]
    public void A_fault_is_given_with_its_line() =>
        Should.Throw<InvalidInputException>(() => PythonLiteralParser.Parse("{'a': [1,\n 2],\n 'b': '\\q'}")).Line.ShouldBe(3);

    private static double Number(string text) => PythonLiteralParser.Parse(text).ShouldBeOfType<DataNumber>().Value;
}
