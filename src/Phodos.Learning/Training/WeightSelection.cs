namespace Phodos.Learning.Training;

/// <summary>What a run takes of the weights that it starts from.</summary>
public enum WeightSelection
{
    /// <summary>Every weight whose name and shape fit; the rest of the model starts from random numbers.</summary>
    WhatFits,

    /// <summary>All weights; they must be of the same model and the same frequency grid.</summary>
    All,

    /// <summary>All weights but those of the head, which starts from random numbers; they must be of the same model, on any grid.</summary>
    AllButHead,
}
