namespace TokenOps.Runtime;

/// <summary>Implemented by what generated operations send: shows the parameters of path, query, headers and cookies with the rules that the document has for them.</summary>
internal interface IParameterSource
{
    /// <summary>Shows the parameters, those of the path first.</summary>
    void VisitParameters(IMemberVisitor visitor);
}
