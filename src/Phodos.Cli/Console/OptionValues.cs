using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Phodos.Learning.Experiments.Studies;
using Phodos.Reports.Predictions;
using Phodos.Spectra;

namespace Phodos.Cli.Console;

/// <summary>How options read their values, with a clear word for what they cannot read.</summary>
internal static class OptionValues
{
    /// <summary>Reads whole numbers from a least one on.</summary>
    internal static Option<int> Whole(this Option<int> option, int minimum = int.MinValue, int maximum = int.MaxValue)
    {
        option.HelpName = "n";
        option.CustomParser = result => ParseWhole(option, result, minimum, maximum);
        return option;
    }

    /// <inheritdoc cref="Whole(Option{int}, int, int)"/>
    internal static Option<int?> Whole(this Option<int?> option, int minimum = int.MinValue, int maximum = int.MaxValue)
    {
        option.HelpName = "n";
        option.CustomParser = result => ParseWhole(option, result, minimum, maximum);
        return option;
    }

    /// <summary>Reads numbers with a decimal point. A comma is refused, where .NET would take it for a separator of thousands.</summary>
    internal static Option<double> Decimal(
        this Option<double> option, string helpName = "x", double above = double.NegativeInfinity, double below = double.PositiveInfinity)
    {
        option.HelpName = helpName;
        option.CustomParser = result => ParseDecimal(option, result, above, below);
        return option;
    }

    /// <inheritdoc cref="Decimal(Option{double}, string, double, double)"/>
    internal static Option<double?> Decimal(
        this Option<double?> option, string helpName = "x", double above = double.NegativeInfinity, double below = double.PositiveInfinity)
    {
        option.HelpName = helpName;
        option.CustomParser = result => ParseDecimal(option, result, above, below);
        return option;
    }

    /// <summary>Reads a number, or the word none, which switches off what is otherwise as usual.</summary>
    internal static Option<SwitchableNumber?> DecimalOrNone(this Option<SwitchableNumber?> option)
    {
        option.HelpName = "x|none";
        option.CustomParser = result =>
        {
            if (TextOf(result) == StudyValueText.None)
                return new SwitchableNumber(null);
            if (Number(result, double.NegativeInfinity, double.PositiveInfinity) is { } number)
                return new SwitchableNumber(number);
            result.AddError($"{option.Name} cannot be '{TextOf(result)}'; give a number, such as 0.001 or 1e-3, or none");
            return null;
        };
        return option;
    }

    /// <summary>Takes evenly spaced values.</summary>
    /// <param name="option">The option.</param>
    /// <param name="usual">The values without it; null for none.</param>
    internal static Option<SteppedRange?> Range(this Option<SteppedRange?> option, SteppedRange? usual)
    {
        option.HelpName = "start:end:step";
        option.DefaultValueFactory = _ => usual;
        option.CustomParser = result =>
        {
            var text = TextOf(result);
            if (SteppedRange.TryParse(text) is { } range)
                return range;
            result.AddError($"{option.Name} cannot be '{text}'; give start:end:step in whole steps, such as 0:1000:10");
            return null;
        };
        return option;
    }

    /// <summary>Takes temperatures.</summary>
    internal static Option<TemperatureList> Temperatures(this Option<TemperatureList> option, TemperatureList usual)
    {
        option.HelpName = "K";
        option.DefaultValueFactory = _ => usual;
        option.CustomParser = result =>
        {
            if (TemperatureList.TryParse(TextOf(result)) is { } temperatures)
                return temperatures;
            result.AddError($"{option.Name} cannot be '{TextOf(result)}'; give {TemperatureList.Meaning}");
            return usual;
        };
        return option;
    }

    /// <summary>Takes one of some words.</summary>
    internal static Option<string> OneOf(this Option<string> option, params string[] words) => option.OneOf(words, StringComparer.Ordinal);

    /// <inheritdoc cref="OneOf(Option{string}, string[])"/>
    internal static Option<T> OneOf<T>(this Option<T> option, string[] words, StringComparer comparer)
        where T : class?
    {
        option.CompletionSources.Add(words);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token, ..] && !words.Contains(token.Value, comparer))
                result.AddError($"{option.Name} cannot be '{token.Value}'; it is {Choice(words)}");
        });
        return option;
    }

    /// <summary>Words as a choice: a, b or c.</summary>
    internal static string Choice(string[] words) => $"{string.Join(", ", words[..^1])} or {words[^1]}";

    private static int ParseWhole(Option option, ArgumentResult result, int minimum, int maximum)
    {
        var text = TextOf(result);
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= minimum
            && number <= maximum)
        {
            return number;
        }

        var range = (minimum, maximum) switch
        {
            (int.MinValue, int.MaxValue) => "",
            (_, int.MaxValue) => $", at least {minimum}",
            _ => $", {minimum} to {maximum}",
        };
        result.AddError($"{option.Name} cannot be '{text}'; give a whole number{range}");
        return 0;
    }

    private static double ParseDecimal(Option option, ArgumentResult result, double above, double below)
    {
        if (Number(result, above, below) is { } number)
            return number;
        var range = (double.IsFinite(above), double.IsFinite(below)) switch
        {
            (true, true) => string.Create(CultureInfo.InvariantCulture, $" above {above} and below {below}"),
            (true, false) => string.Create(CultureInfo.InvariantCulture, $" above {above}"),
            _ => "",
        };
        result.AddError($"{option.Name} cannot be '{TextOf(result)}'; give a number{range}, such as 0.001 or 1e-3");
        return 0;
    }

    private static double? Number(ArgumentResult result, double above, double below) =>
        double.TryParse(TextOf(result), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > above && number < below
            ? number
            : null;

    /// <summary>What an option was given.</summary>
    internal static string TextOf(ArgumentResult result) => string.Join(' ', result.Tokens.Select(token => token.Value));
}
