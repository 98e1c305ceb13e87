namespace Phodos.Learning;

/// <summary>Checks the options of a model or a training against their ranges.</summary>
internal static class OptionRule
{
    /// <summary>Refuses options that break a rule.</summary>
    /// <param name="owner">Whose options they are.</param>
    /// <param name="holds">Whether the rule holds.</param>
    /// <param name="rule">The rule, in words that begin with the option's name.</param>
    /// <exception cref="InvalidInputException">The rule does not hold.</exception>
    internal static void Require(string owner, bool holds, string rule)
    {
        if (!holds)
            throw new InvalidInputException($"{owner}: {rule}");
    }
}
