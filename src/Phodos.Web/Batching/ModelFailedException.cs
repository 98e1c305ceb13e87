namespace Phodos.Web.Batching;

/// <summary>A model failed on a crystal: a fault of Phodos, not of the request.</summary>
/// <param name="cause">What it threw.</param>
internal sealed class ModelFailedException(Exception cause) : Exception("the model failed on this crystal", cause);
