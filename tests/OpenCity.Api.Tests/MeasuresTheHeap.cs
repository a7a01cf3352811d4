namespace OpenCity.Api.Tests;

/// <summary>Tests that count what the whole process allocates: nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(MeasuresTheHeap), DisableParallelization = true)]
public sealed class MeasuresTheHeap;
