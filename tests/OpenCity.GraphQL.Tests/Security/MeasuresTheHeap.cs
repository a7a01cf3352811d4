namespace OpenCity.GraphQL.Tests.Security;

/// <summary>Tests that measure the heap of the whole process: nothing runs beside them.</summary>
[CollectionDefinition(nameof(MeasuresTheHeap), DisableParallelization = true)]
public sealed class MeasuresTheHeap;
