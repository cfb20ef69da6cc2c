// A small book to run verbs on: three forces with the flag, one of them withholding a count, and two with offence codes on both bases.

const HEADER = "force,period,unit,scope,flag_rule,flag_origin,basis,edition,line,value,note";

/** Flagged crimes; one note would run as a formula in a spreadsheet. */
export const REPLIES = `${HEADER}
South Yorkshire,2023/24,crimes,flag:CSE,set by the officer,officer,recorded,2024-06-30,total,540,
South Yorkshire,2023/24,crimes,flag:CSE,set by the officer,officer,recorded,2024-06-30,charged,16,
South Yorkshire,2023/24,crimes,flag:CSE,set by the officer,officer,recorded,2024-06-30,no-suspect,169,
South Yorkshire,2023/24,crimes,flag:CSE,set by the officer,officer,recorded,2024-06-30,victim-does-not-support,75,
South Yorkshire,2023/24,crimes,flag:CSE,set by the officer,officer,recorded,2024-06-30,transferred,170,
Kent,2023/24,crimes,flag:CSE,set by the officer,officer,recorded,2024-06-30,total,400,
Kent,2023/24,crimes,flag:CSE,set by the officer,officer,recorded,2024-06-30,charged,10,=1+1
Dorset,2023/24,crimes,flag:CSE,set by the officer,officer,recorded,2024-06-30,total,60,
Dorset,2023/24,crimes,flag:CSE,set by the officer,officer,recorded,2024-06-30,charged,withheld (s.40(2)),
`;

/** Crimes of the offences whose title names a child. */
export const OUTCOMES = `${HEADER}
Kent,2018/19,crimes,child-titled,,,recorded,2020-01,total,2746,
Kent,2018/19,crimes,child-titled,,,recorded,2020-01,charged,29,
Kent,2018/19,crimes,child-titled,,,recorded,2020-01,open,640,
South Wales,2018/19,crimes,child-titled,,,recorded,2020-01,total,1461,
South Wales,2018/19,crimes,child-titled,,,recorded,2020-01,charged,262,
South Wales,2018/19,crimes,child-titled,,,recorded,2020-01,open,150,
Kent,2018/19,crimes,child-titled,,,closed,2020-01,total,2000,
Kent,2018/19,crimes,child-titled,,,closed,2020-01,charged,60,
South Wales,2018/19,crimes,child-titled,,,closed,2020-01,total,1200,
South Wales,2018/19,crimes,child-titled,,,closed,2020-01,charged,144,
`;

/** A file with one force that nobody knows. */
export const TROUBLED = `${HEADER}
Kant,2023/24,crimes,flag:CSE,,,,,total,5,
Kent,2023/24,crimes,flag:CSE,,,,,total,5,
`;

/** What one person read in a letter: a figure of another flag, which waits for a second reader. */
export const ENTRIES = `force,period,unit,scope,line,value,page,words
Gwent,2024,crimes,flag:CSA,total,12,1,"there were 12 such crimes"
`;

/** A reply in a table of its own shape, which says all that must be said of its figures. */
export const TABLE_OF_KENT = `Kent Police: crimes with a CSE flag recorded in the financial year and their outcomes to date
Outcome,2021/22,2022/23
Charged/Summonsed,16,12
No suspect identified,169,140
Not yet assigned an outcome,4,11
Total,189,163
`;
