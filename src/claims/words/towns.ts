// Towns and boroughs of England and Wales that news about the police names without a word of place before them: "Rotherham had 157 reports".
const TOWNS: ReadonlySet<string> = new Set(
  (
    "accrington aldershot altrincham ashford aylesbury banbury barnet barnsley barrow barry basildon basingstoke bath batley bexley birkenhead " +
    "birmingham blackburn blackpool blyth bolton bootle boston bournemouth bracknell bradford brent bridgend brighton bristol bromley burnley bury " +
    "calderdale cambridge camden canterbury cardiff carlisle chatham chelmsford cheltenham chester chesterfield colchester corby coventry crawley " +
    "crewe croydon darlington dartford derby dewsbury doncaster dudley ealing eastbourne enfield epsom exeter folkestone gateshead gillingham " +
    "gloucester gravesend greenwich grimsby guildford hackney halifax halton haringey harlow harrogate harrow hartlepool hastings hereford hillingdon " +
    "hounslow huddersfield hull huntingdon hyndburn ipswich islington keighley kettering kirklees knowsley lambeth leeds leicester lewisham " +
    "lincoln liverpool llanelli london loughborough lowestoft luton maidstone manchester mansfield margate medway merthyr middlesbrough morecambe nelson " +
    "newcastle newham newport northampton norwich nottingham nuneaton oldham oxford peterborough plymouth portsmouth preston reading redbridge " +
    "redcar redditch reigate rhyl rochdale rotherham rugby runcorn salford sandwell scarborough scunthorpe sheffield shrewsbury slough solihull " +
    "southampton southend southport southwark stafford stevenage stockport stockton sunderland swansea swindon tameside telford thurrock torquay " +
    "trafford wakefield wallasey walsall warrington watford wigan winchester wirral wolverhampton worcester worthing wrexham yeovil york"
  ).split(" "),
);

/** Whether a word in lower case is the name of such a town. */
export function isTown(low: string): boolean {
  return TOWNS.has(low);
}
