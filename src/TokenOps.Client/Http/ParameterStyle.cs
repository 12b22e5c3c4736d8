namespace TokenOps.Runtime;

/// <summary>How a value becomes text outside a JSON body (OpenAPI 3.1, "Style Values"; "exploded" means one name for each value).</summary>
internal enum ParameterStyle
{
    /// <summary>Values with commas between them: <c>a,b</c>, <c>x,1,y,2</c>.</summary>
    Simple,

    /// <summary>The same, but an object's members as <c>x=1,y=2</c>.</summary>
    SimpleExploded,

    /// <summary>The name repeated for each value, an object's members under their own names: <c>n=a&amp;n=b</c>, <c>x=1&amp;y=2</c>.</summary>
    Form,

    /// <summary>One name, commas between the values: <c>n=a,b</c>.</summary>
    FormJoined,

    /// <summary>One name, blanks between the values: <c>n=a%20b</c>.</summary>
    SpaceDelimited,

    /// <summary>One name, bars between the values: <c>n=a%7Cb</c>.</summary>
    PipeDelimited,

    /// <summary>A name for each value that tells the way to it: <c>n[x]=1</c>.</summary>
    DeepObject,

    /// <summary>A dot before the values: <c>.a,b</c>.</summary>
    Label,

    /// <summary>A dot before each value: <c>.a.b</c>, <c>.x=1.y=2</c>.</summary>
    LabelExploded,

    /// <summary>A semicolon and the name before the values: <c>;n=a,b</c>.</summary>
    Matrix,

    /// <summary>The same before each value: <c>;n=a;n=b</c>, <c>;x=1;y=2</c>.</summary>
    MatrixExploded,

    /// <summary>The value as JSON.</summary>
    Json,
}
