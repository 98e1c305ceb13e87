namespace Phodos.Learning.Training;

/// <summary>How fast a stage of a model learns beside the others.</summary>
/// <param name="Stage">The name of the stage.</param>
/// <param name="Factor">What its learning rate is multiplied by.</param>
public sealed record StageRate(string Stage, double Factor);
