namespace Phodos.Cli.Console;

/// <summary>The user stopped a training; the message says how to go on.</summary>
internal sealed class TrainingStoppedException(string message) : Exception(message);
