using System.Reflection;

// Which document the assembly was generated from, readable without loading it.
[assembly: AssemblyMetadata("OpenApiDocumentHash", TokenOps.ApiDescription.Hash)]
