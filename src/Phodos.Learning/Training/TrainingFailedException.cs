namespace Phodos.Learning.Training;

/// <summary>Training cannot go on although its input is well formed, such as when the loss is no longer a finite number.</summary>
public sealed class TrainingFailedException(string message, Exception? innerException = null) : Exception(message, innerException);
