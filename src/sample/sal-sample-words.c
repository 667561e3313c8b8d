/* sal-sample-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-words.h"

/* What companies and people are called. Names are made by combining these words; no real company
 * is meant, and where a combination is one by chance it says nothing about it. */

/* clang-format off */
static const char *const families[] = {
  "Abbott", "Ackerman", "Adair", "Adler", "Ainsworth", "Albright", "Alcott", "Alden", "Aldrich",
  "Allard", "Ames", "Anders", "Applegate", "Archer", "Arden", "Armitage", "Arnold", "Ashby",
  "Atwater", "Atwood", "Avery", "Babcock", "Bagley", "Bainbridge", "Baldwin", "Ballard",
  "Bancroft", "Barclay", "Barlow", "Barnett", "Barrett", "Bartlett", "Barton", "Bascom",
  "Bassett", "Baxter", "Beale", "Beckett", "Bellamy", "Benedict", "Bennett", "Benson", "Bentley",
  "Bergstrom", "Bingham", "Birch", "Blackburn", "Blackwell", "Blaine", "Blair", "Blanchard",
  "Bledsoe", "Bolton", "Bowen", "Bowman", "Boyd", "Brackett", "Bradford", "Bradley", "Brandt",
  "Brennan", "Brewster", "Briggs", "Brigham", "Bristow", "Brockman", "Bronson", "Brooks",
  "Browning", "Buchanan", "Buckley", "Burdick", "Burgess", "Burke", "Burnham", "Burton", "Byrne",
  "Cabot", "Cadwell", "Calder", "Caldwell", "Calhoun", "Callahan", "Calloway", "Cameron",
  "Carlisle", "Carlson", "Carmichael", "Carver", "Castillo", "Chadwick", "Chandler", "Chapin",
  "Chapman", "Chase", "Childs", "Church", "Clark", "Clayton", "Clifford", "Coburn", "Coleman",
  "Collier", "Colton", "Conrad", "Conway", "Cooper", "Corbett", "Cortez", "Coughlin", "Coulter",
  "Covington", "Crandall", "Crane", "Crawford", "Creighton", "Crocker", "Crosby", "Cullen",
  "Cummings", "Currier", "Curtis", "Cushing", "Dalton", "Danforth", "Daniels", "Darby",
  "Davenport", "Davidson", "Dawson", "Dayton", "Decker", "Delaney", "Denton", "Devlin", "Dexter",
  "Dickson", "Dillon", "Dixon", "Dodd", "Donovan", "Dorsey", "Douglas", "Draper", "Drummond",
  "Dudley", "Duncan", "Dunham", "Dunn", "Durant", "Dwyer", "Eastman", "Eaton", "Eckert", "Edison",
  "Eldridge", "Ellery", "Elliott", "Ellsworth", "Emerson", "Emmett", "Endicott", "Erickson",
  "Evans", "Everett", "Fairbanks", "Fairchild", "Farnsworth", "Farrell", "Faulkner", "Fenwick",
  "Ferguson", "Fielding", "Finch", "Fischer", "Fisk", "Fitch", "Fleming", "Fletcher", "Flint",
  "Flores", "Forbes", "Forrester", "Foster", "Fowler", "Franklin", "Fraser", "Frost", "Fuller",
  "Gaines", "Gallagher", "Galvin", "Gardner", "Garland", "Garner", "Garrett", "Garrison",
  "Gaylord", "Gibbs", "Gibson", "Gilbert", "Gillespie", "Gilmore", "Goddard", "Goodwin", "Gordon",
  "Grady", "Graham", "Granger", "Grayson", "Greeley", "Greenwood", "Greer", "Griffith",
  "Griswold", "Guthrie", "Hadley", "Haines", "Halsey", "Hamlin", "Hammond", "Hanley", "Hanson",
  "Harding", "Hargrove", "Harlan", "Harmon", "Harper", "Harrington", "Hartley", "Hartwell",
  "Haskell", "Hastings", "Hathaway", "Hawkins", "Hawley", "Hayden", "Hayes", "Heath", "Hendricks",
  "Henshaw", "Herrick", "Hewitt", "Hobart", "Hobbs", "Hodges", "Hoffman", "Holbrook", "Holcomb",
  "Holden", "Hollis", "Holloway", "Holt", "Hooper", "Hopkins", "Houghton", "Howland", "Hoyt",
  "Hubbard", "Hudson", "Hughes", "Humphrey", "Hunt", "Huntley", "Hurley", "Hutchins", "Hyde",
  "Ingalls", "Ingram", "Irving", "Isaacs", "Jameson", "Jarvis", "Jenkins", "Jennings", "Jewett",
  "Joyce", "Judson", "Kavanagh", "Keating", "Keene", "Keller", "Kellogg", "Kelsey", "Kemp",
  "Kendall", "Kendrick", "Kent", "Kerr", "Kimball", "Kincaid", "Kingsley", "Kirkland", "Klein",
  "Knowles", "Knox", "Kramer", "Lambert", "Lancaster", "Langdon", "Langley", "Larkin", "Lathrop",
  "Lawson", "Leland", "Lennox", "Leonard", "Lindgren", "Lindsey", "Livingston", "Lockhart",
  "Lockwood", "Logan", "Loomis", "Lowell", "Ludlow", "Lyman", "Lyons", "Macklin", "Maddox",
  "Malone", "Manning", "Marlow", "Marquez", "Marsh", "Marshall", "Maxwell", "Mayfield", "McCabe",
  "McDowell", "McGrath", "McKay", "McLean", "McNeil", "Mead", "Mercer", "Merrill", "Merritt",
  "Metcalf", "Middleton", "Milford", "Miller", "Mills", "Mitchell", "Monroe", "Montague", "Moody",
  "Moran", "Morgan", "Morrell", "Morrison", "Morrow", "Morse", "Morton", "Mosley", "Munson",
  "Murdock", "Murray", "Nash", "Navarro", "Nelson", "Newcomb", "Newell", "Newton", "Nichols",
  "Nolan", "Norcross", "Norris", "Northrop", "Norwood", "Noyes", "Oakley", "Oberlin", "Ogden",
  "Olsen", "Ortega", "Osborne", "Osgood", "Ostrander", "Overton", "Packard", "Paige", "Palmer",
  "Parish", "Parkhurst", "Parsons", "Patterson", "Paxton", "Payne", "Peabody", "Pearce",
  "Pemberton", "Pendleton", "Penrose", "Perkins", "Phelps", "Pierce", "Pierson", "Pike",
  "Pittman", "Plummer", "Pollard", "Porter", "Potter", "Powell", "Pratt", "Prescott", "Preston",
  "Prichard", "Proctor", "Purcell", "Putnam", "Quigley", "Quincy", "Radcliffe", "Ramsey",
  "Randolph", "Rawlins", "Raymond", "Redfield", "Reese", "Remick", "Reyes", "Reynolds", "Rhodes",
  "Richmond", "Ridgeway", "Riley", "Ripley", "Ritter", "Rockwell", "Rollins", "Romero", "Ross",
  "Rowland", "Rudd", "Ruggles", "Russell", "Rutledge", "Ryder", "Salazar", "Sanborn", "Sanford",
  "Sargent", "Sawyer", "Saxton", "Schaefer", "Schuyler", "Schroeder", "Scofield", "Seabury",
  "Sears", "Sedgwick", "Selby", "Severance", "Sewell", "Seymour", "Shaffer", "Shaw", "Shelby",
  "Sheldon", "Shepard", "Sheridan", "Sherwood", "Shields", "Sibley", "Simmons", "Sinclair",
  "Skinner", "Slater", "Sloan", "Snell", "Snyder", "Somers", "Southwick", "Spalding", "Spencer",
  "Sprague", "Stafford", "Standish", "Stanton", "Stearns", "Stebbins", "Sterling", "Stetson",
  "Stevens", "Stillman", "Stoddard", "Stokes", "Stratton", "Strickland", "Stroud", "Sturgis",
  "Sullivan", "Sumner", "Sutton", "Swanson", "Sweeney", "Talbot", "Tanner", "Taylor", "Templeton",
  "Thatcher", "Thayer", "Thorne", "Thornton", "Thurston", "Tilden", "Tillman", "Tobin", "Todd",
  "Tolman", "Torrey", "Townsend", "Tracy", "Trask", "Travers", "Tremont", "Trent", "Tripp",
  "Truman", "Tucker", "Turnbull", "Tuttle", "Tyndall", "Underhill", "Upton", "Valdez", "Vance",
  "Vaughn", "Vernon", "Vickers", "Vincent", "Vinton", "Wadsworth", "Wainwright", "Wakefield",
  "Walcott", "Waldron", "Walker", "Wallace", "Walton", "Ware", "Warren", "Waterman", "Watson",
  "Waverly", "Webster", "Weeks", "Welles", "Wendell", "Wescott", "Weston", "Wharton", "Wheaton",
  "Wheeler", "Whitaker", "Whitcomb", "Whitfield", "Whiting", "Whitlock", "Whitman", "Whitney",
  "Wilcox", "Wilder", "Willard", "Winchell", "Winship", "Winslow", "Winston", "Winthrop",
  "Wolcott", "Woodbury", "Woodhull", "Woodward", "Wyatt", "Wylie", "Yates", "York",
};

static const char *const places[] = {
  "Alder", "Amber Valley", "Arrow Rock", "Ash Grove", "Aspen", "Bay Harbor", "Bayview",
  "Beacon Hill", "Bear Creek", "Beaver Run", "Big Timber", "Birchwood", "Bitterroot",
  "Black River", "Blue Heron", "Blue Mesa", "Blue Ridge", "Boulder Creek", "Brandywine",
  "Briar Hill", "Bridgeport", "Bridgewater", "Broad River", "Brookfield", "Buckeye",
  "Buffalo Gap", "Canyon Creek", "Cape Ann", "Cardinal", "Cascade", "Castle Rock", "Cedar Bluff",
  "Cedar Falls", "Cedar Grove", "Chestnut Hill", "Clearwater", "Clover Hill", "Coldwater",
  "Copper Basin", "Copper Ridge", "Coral Bay", "Cottonwood", "Crescent", "Crystal Lake",
  "Cumberland", "Cypress", "Deep River", "Deerfield", "Delta", "Driftwood", "Dutch Fork",
  "Eagle Pass", "Eagle River", "East Bay", "Eastgate", "Echo Lake", "Elk Grove", "Elk River",
  "Elm Street", "Evergreen", "Fair Oaks", "Fall Creek", "Flat Rock", "Forest Hill", "Fox Hollow",
  "Fox River", "Frontier", "Glen Arbor", "Glenwood", "Golden Gate", "Grand Lake", "Grand River",
  "Granite Falls", "Granite State", "Great Bend", "Great Lakes", "Green Mountain", "Green River",
  "Greenfield", "Gulf Coast", "Harbor Point", "Hawk Ridge", "Heartland", "Hickory", "High Desert",
  "High Plains", "Highland", "Hilltop", "Horizon", "Indian Creek", "Iron Range", "Ironwood",
  "Juniper", "Keystone", "Lake Shore", "Lakeland", "Laurel Ridge", "Liberty", "Limestone",
  "Little River", "Lone Pine", "Lone Star", "Long Lake", "Magnolia", "Maple Grove", "Maple Leaf",
  "Meadowbrook", "Mesa Verde", "Midland", "Midstate", "Mill Creek", "Mill River", "Mohawk Valley",
  "Monument", "Moose Lake", "Mountain View", "Northfield", "Northgate", "Northland", "Northpoint",
  "Oak Hill", "Oak Park", "Oakmont", "Ocean View", "Old Colony", "Old Mill", "Orchard Park",
  "Otter Creek", "Palmetto", "Paradise Valley", "Pelican", "Piedmont", "Pine Bluff", "Pine Ridge",
  "Pinnacle", "Pioneer", "Plainview", "Pleasant Valley", "Portside", "Prairie", "Quail Run",
  "Quarry Hill", "Raven Rock", "Red Cedar", "Red Oak", "Red River", "Redstone", "Redwood",
  "Ridgefield", "Rio Grande", "River Bend", "Riverside", "Rock Creek", "Rock Island",
  "Rocky Mount", "Rolling Hills", "Rosewood", "Sagebrush", "Saltwater", "San Marcos", "Sandhill",
  "Sandy Creek", "Sequoia", "Shady Grove", "Shenandoah", "Shoreline", "Sierra", "Silver Creek",
  "Silver Lake", "Slate River", "Snake River", "South Bay", "Southgate", "Spring Hill",
  "Springfield", "Spruce Pine", "Stillwater", "Stone Creek", "Stone Mountain", "Stonebridge",
  "Stony Brook", "Summit", "Sun Valley", "Sunflower", "Superior", "Sweetwater", "Sycamore",
  "Table Rock", "Tamarack", "Three Rivers", "Thunder Bay", "Tidewater", "Timberline",
  "Trail Ridge", "Tri-State", "Trout Lake", "Twin Falls", "Twin Oaks", "Upper Valley",
  "Valley Forge", "Valley View", "Victory", "Vista", "Walnut Creek", "Waterfront",
  "Western Reserve", "Westfield", "Westgate", "White Mountain", "White Oak", "White Pine",
  "Wild Rose", "Wildwood", "Willow Creek", "Willow Glen", "Wind River", "Windy Hill",
  "Wolf Creek", "Woodland", "Yellow Pine", "Yellowstone",
};

static const char *const coined_starts[] = {
  "Acu", "Adva", "Aero", "Alto", "Ampl", "Apex", "Aqui", "Arco", "Asca", "Astra", "Aveni", "Axio",
  "Bene", "Cali", "Cera", "Cogna", "Coru", "Cyra", "Dele", "Dura", "Dyna", "Elara", "Ener",
  "Equi", "Evo", "Exo", "Fero", "Fluo", "Fora", "Geno", "Gran", "Heli", "Hydra", "Ingra", "Inno",
  "Invi", "Iso", "Kine", "Kora", "Lumi", "Macro", "Mag", "Mavi", "Mera", "Metra", "Micro", "Moda",
  "Nexa", "Nova", "Omni", "Opta", "Ora", "Pala", "Para", "Peri", "Pura", "Quanta", "Radi", "Reso",
  "Sola", "Spectra", "Stella", "Syna", "Tecto", "Terra", "Tori", "Trini", "Ultra", "Vali",
  "Vecta", "Veri", "Viva", "Volta", "Xeno", "Zeni",
};

static const char *const coined_ends[] = {
  "bridge", "cast", "chem", "clad", "cor", "dex", "dyne", "field", "flow", "form", "fuse", "gen",
  "gard", "graph", "lign", "lite", "logic", "mark", "mec", "net", "nex", "nix", "node", "phase",
  "plex", "point", "pulse", "quest", "ra", "rion", "sol", "span", "spire", "stat", "sys", "tech",
  "teq", "tera", "tis", "tron", "vance", "vant", "vex", "via", "vion", "wave", "xa", "zon",
};

static const char *const american_given[] = {
  "Aaron", "Abigail", "Adam", "Adrian", "Aisha", "Alan", "Alejandra", "Alex", "Alice", "Alicia",
  "Alison", "Amanda", "Amara", "Amelia", "Amir", "Amy", "Ana", "Andre", "Andrea", "Andrew",
  "Angela", "Anita", "Anjali", "Anna", "Anthony", "Antonio", "Arjun", "Ashley", "Audrey",
  "Beatriz", "Benjamin", "Bethany", "Blake", "Brandon", "Brenda", "Brian", "Brittany", "Caleb",
  "Camila", "Carla", "Carlos", "Carmen", "Caroline", "Catherine", "Chen", "Chloe", "Christina",
  "Christopher", "Claire", "Cody", "Connor", "Craig", "Cynthia", "Daniel", "Danielle", "Darnell",
  "David", "Deborah", "Deepa", "Denise", "Derek", "Diana", "Diego", "Dominic", "Donna", "Douglas",
  "Dylan", "Ebony", "Eduardo", "Elena", "Elijah", "Elizabeth", "Emily", "Emma", "Eric", "Erin",
  "Ethan", "Eva", "Evan", "Faith", "Fatima", "Fernando", "Frank", "Gabriel", "Gail", "George",
  "Gina", "Grace", "Gregory", "Hannah", "Harold", "Hassan", "Heather", "Helen", "Henry", "Hui",
  "Ian", "Imani", "Irene", "Isaac", "Isabel", "Ivan", "Jack", "Jacob", "Jada", "James", "Jamal",
  "Jasmine", "Jason", "Javier", "Jennifer", "Jeremy", "Jessica", "Joan", "Joel", "John",
  "Jonathan", "Jordan", "Jorge", "Joseph", "Joshua", "Juan", "Julia", "Julian", "Justin", "Karen",
  "Katherine", "Keisha", "Keith", "Kelly", "Kenneth", "Kevin", "Kimberly", "Kyle", "Lakshmi",
  "Lamar", "Laura", "Lauren", "Leah", "Leila", "Leon", "Leslie", "Liam", "Linda", "Lisa", "Logan",
  "Lucas", "Lucia", "Luis", "Lydia", "Malik", "Marcus", "Margaret", "Maria", "Mariana", "Mark",
  "Martin", "Mary", "Mason", "Matthew", "Maya", "Megan", "Mei", "Melissa", "Michael", "Michelle",
  "Miguel", "Min", "Monica", "Morgan", "Nadia", "Natalie", "Nathan", "Neha", "Nicholas", "Nicole",
  "Nina", "Noah", "Nora", "Olga", "Olivia", "Omar", "Oscar", "Owen", "Pablo", "Pamela",
  "Patricia", "Patrick", "Paul", "Peter", "Philip", "Phuong", "Priya", "Rachel", "Rafael", "Raj",
  "Rebecca", "Ricardo", "Richard", "Robert", "Robin", "Rosa", "Ryan", "Samantha", "Samuel",
  "Sandra", "Sanjay", "Sara", "Scott", "Sean", "Shannon", "Sharon", "Simone", "Sofia", "Sonia",
  "Stephanie", "Stephen", "Steven", "Susan", "Tamika", "Tanya", "Teresa", "Thomas", "Tiffany",
  "Timothy", "Tyler", "Valerie", "Vanessa", "Victor", "Victoria", "Vikram", "Vincent", "Walter",
  "Wei", "Wendy", "William", "Xavier", "Yasmin", "Yolanda", "Yusuf", "Zachary", "Zoe",
};

static const char *const american_family[] = {
  "Adams", "Aguilar", "Ahmed", "Alvarez", "Anderson", "Bailey", "Baker", "Banerjee", "Barnes",
  "Bell", "Bennett", "Bhatt", "Bishop", "Black", "Bowers", "Boyd", "Brooks", "Brown", "Bryant",
  "Burns", "Butler", "Campbell", "Carter", "Castro", "Chan", "Chavez", "Chen", "Cho", "Choi",
  "Cohen", "Cole", "Collins", "Cook", "Cooper", "Cox", "Cruz", "Cunningham", "Daniels", "Davis",
  "Delgado", "Desai", "Diaz", "Dixon", "Doyle", "Edwards", "Ellis", "Evans", "Farah", "Fernandez",
  "Fisher", "Fitzgerald", "Ford", "Foster", "Fox", "Freeman", "Garcia", "Gibson", "Gomez",
  "Gonzalez", "Gordon", "Graham", "Grant", "Gray", "Green", "Griffin", "Gupta", "Gutierrez",
  "Hall", "Hamilton", "Harris", "Harrison", "Hart", "Hayes", "Henderson", "Hernandez", "Herrera",
  "Hill", "Hoang", "Howard", "Huang", "Hughes", "Hunter", "Iyer", "Jackson", "Jacobs", "James",
  "Jenkins", "Jensen", "Jimenez", "Johnson", "Jones", "Jordan", "Kang", "Kaplan", "Kaur", "Kelly",
  "Khan", "Kim", "King", "Klein", "Knight", "Kowalski", "Kumar", "Lam", "Larson", "Lawrence",
  "Le", "Lee", "Levine", "Lewis", "Li", "Lin", "Liu", "Long", "Lopez", "Lynch", "Malik", "Marino",
  "Martin", "Martinez", "Mason", "McCarthy", "McDonald", "Mehta", "Mendoza", "Meyer", "Miller",
  "Mills", "Mitchell", "Moore", "Morales", "Moreno", "Morris", "Murphy", "Murray", "Myers",
  "Nair", "Nelson", "Newman", "Ng", "Nguyen", "Novak", "O'Brien", "Okafor", "Oliver", "Ortiz",
  "Owens", "Palmer", "Park", "Parker", "Patel", "Patterson", "Perez", "Perry", "Peterson",
  "Petrov", "Pham", "Phillips", "Pierce", "Porter", "Powell", "Price", "Ramirez", "Ramos", "Rao",
  "Reddy", "Reed", "Reyes", "Reynolds", "Rice", "Richardson", "Rivera", "Roberts", "Robinson",
  "Rodriguez", "Rogers", "Romero", "Rose", "Ross", "Ruiz", "Russell", "Ryan", "Salazar",
  "Sanchez", "Sanders", "Santos", "Schmidt", "Schultz", "Schwartz", "Scott", "Shah", "Shapiro",
  "Sharma", "Shaw", "Silva", "Simmons", "Simpson", "Singh", "Smith", "Snyder", "Soto", "Spencer",
  "Stephens", "Stewart", "Stone", "Sullivan", "Suzuki", "Tanaka", "Taylor", "Thomas", "Thompson",
  "Torres", "Tran", "Tucker", "Turner", "Vargas", "Vasquez", "Vega", "Wagner", "Walker",
  "Wallace", "Wang", "Ward", "Warren", "Washington", "Watson", "Weaver", "Webb", "Weber", "West",
  "Wheeler", "White", "Williams", "Wilson", "Wong", "Wood", "Woods", "Wright", "Wu", "Yang",
  "Yoon", "Young", "Zhang", "Zhao", "Zimmerman",
};

static const char *const northern_given[] = {
  "Adam", "Aisling", "Alasdair", "Alexander", "Alice", "Amelia", "Andrew", "Anna", "Anthony",
  "Arthur", "Astrid", "Ben", "Björn", "Bridget", "Callum", "Catherine", "Charlotte", "Ciara",
  "Clara", "Conor", "Daisy", "Daniel", "David", "Declan", "Duncan", "Edward", "Eilidh", "Eleanor",
  "Elin", "Emil", "Emma", "Erik", "Ewan", "Fiona", "Freya", "Gareth", "George", "Graham", "Greta",
  "Hamish", "Harriet", "Harry", "Helena", "Henrik", "Hugh", "Imogen", "Ingrid", "Iona", "Isla",
  "Jack", "James", "Jens", "Johan", "Karin", "Kieran", "Kristin", "Lars", "Lewis", "Liam",
  "Linnea", "Louise", "Lucy", "Magnus", "Maja", "Malcolm", "Mikkel", "Molly", "Neil", "Niamh",
  "Nigel", "Oliver", "Oskar", "Owen", "Petra", "Philippa", "Poppy", "Rhys", "Rory", "Rowan",
  "Ruth", "Sanna", "Signe", "Siobhan", "Sofie", "Stuart", "Sven", "Tara", "Thea", "Toby", "Ulla",
  "Victoria", "Viktor", "William", "Zara",
};

static const char *const northern_family[] = {
  "Ahlgren", "Aitken", "Andersen", "Andersson", "Armstrong", "Bailey", "Berg", "Berglund",
  "Blackwood", "Brennan", "Byrne", "Cairns", "Campbell", "Carr", "Christensen", "Clarke",
  "Connolly", "Crawford", "Dahl", "Davies", "Doherty", "Donnelly", "Drummond", "Eklund", "Ellis",
  "Eriksen", "Evans", "Fairweather", "Ferguson", "Fitzpatrick", "Forsberg", "Fraser", "Gallagher",
  "Gibbons", "Graham", "Gustafsson", "Hansen", "Hargreaves", "Haugen", "Hedlund", "Henderson",
  "Holm", "Hughes", "Jansson", "Jensen", "Johansen", "Kavanagh", "Kelly", "Kerr", "Knudsen",
  "Larsen", "Lawson", "Lewis", "Lindberg", "Lund", "Lynch", "MacDonald", "MacKenzie", "Madsen",
  "McAllister", "McCann", "Mitchell", "Møller", "Morgan", "Morrison", "Murray", "Nielsen",
  "Nilsson", "Nordin", "Nyberg", "Olsson", "Owen", "Parry", "Pedersen", "Price", "Pritchard",
  "Quinn", "Rasmussen", "Reid", "Ritchie", "Roberts", "Robertson", "Ryan", "Sandberg", "Sinclair",
  "Sjöberg", "Solberg", "Sørensen", "Stewart", "Strand", "Sutherland", "Svensson", "Thomsen",
  "Turner", "Vaughan", "Walsh", "Watts", "Wikström", "Williams", "Wood",
};

static const char *const continental_given[] = {
  "Agnes", "Alain", "Alessandro", "Alexandra", "Anja", "Antoine", "Beatrice", "Bernd", "Birgit",
  "Camille", "Carlos", "Carolina", "Cédric", "Chiara", "Christian", "Claudia", "Clemens",
  "Cristina", "Davide", "Delphine", "Dieter", "Dominik", "Elena", "Elisa", "Emilie", "Enrico",
  "Fabian", "Federica", "Felix", "Florian", "Francesca", "Franziska", "Frédéric", "Giulia",
  "Guillaume", "Hanna", "Hans", "Heike", "Hélène", "Hugo", "Ines", "Isabelle", "Jan", "Javier",
  "Joana", "Jonas", "Julien", "Jürgen", "Karl", "Katrin", "Klaus", "Lea", "Leonie", "Lorenzo",
  "Luc", "Lucia", "Lukas", "Manon", "Marco", "Margot", "Marie", "Markus", "Marta", "Martin",
  "Mathieu", "Matteo", "Mireille", "Miriam", "Monika", "Nadine", "Nicolas", "Nina", "Olivier",
  "Paolo", "Pascal", "Paula", "Philipp", "Pierre", "Rafael", "Raquel", "Renate", "Roberto",
  "Sabine", "Sandrine", "Sara", "Sebastian", "Silvia", "Simone", "Sophie", "Stefan", "Stefano",
  "Sylvie", "Teresa", "Thibault", "Thomas", "Tobias", "Uwe", "Valentina", "Véronique", "Walter",
  "Yves",
};

static const char *const continental_family[] = {
  "Albrecht", "Almeida", "Arnaud", "Barbier", "Bauer", "Baumann", "Becker", "Benoit", "Bernard",
  "Bianchi", "Blanchet", "Bonnet", "Brandt", "Braun", "Brunner", "Caruso", "Chevalier", "Colombo",
  "Conti", "Costa", "Dekker", "Delacroix", "De Vries", "Diaz", "Dupont", "Durand", "Ebner",
  "Engel", "Esposito", "Fabre", "Ferrari", "Ferreira", "Fischer", "Fontaine", "Frank", "Franke",
  "Friedrich", "Fuchs", "Gallo", "Garnier", "Gautier", "Gerber", "Girard", "Graf", "Greco",
  "Gruber", "Guérin", "Haas", "Hartmann", "Henry", "Hofer", "Hoffmann", "Huber", "Jacobs",
  "Janssen", "Kaiser", "Keller", "Koch", "Köhler", "König", "Kramer", "Kraus", "Kuhn", "Lambert",
  "Lang", "Laurent", "Lefèvre", "Lehmann", "Leitner", "Lombardi", "Lopez", "Mancini", "Marchand",
  "Marino", "Martins", "Mayer", "Meier", "Mercier", "Moreau", "Moretti", "Moser", "Navarro",
  "Neumann", "Oliveira", "Pereira", "Peeters", "Perrin", "Pichler", "Ricci", "Richter", "Rizzo",
  "Romano", "Roth", "Rousseau", "Roux", "Santos", "Sauer", "Schäfer", "Schmid", "Schneider",
  "Schreiber", "Schubert", "Schulz", "Seidel", "Silva", "Simon", "Sommer", "Steiner", "Stein",
  "Van den Berg", "Vasseur", "Verhoeven", "Villa", "Vogel", "Vogt", "Wagner", "Walter", "Weber",
  "Weiss", "Werner", "Winkler", "Winter", "Wolf", "Ziegler", "Zimmermann",
};

static const char *const japanese_given[] = {
  "Aiko", "Akari", "Akira", "Asuka", "Ayaka", "Ayumi", "Daichi", "Daiki", "Eiji", "Emi", "Fumiko",
  "Hana", "Haruka", "Haruki", "Haruto", "Hideki", "Hinata", "Hiroko", "Hiroshi", "Hitomi",
  "Ichiro", "Kaito", "Kana", "Kaori", "Katsumi", "Kazuki", "Kazuo", "Keiko", "Keisuke", "Kenichi",
  "Kenji", "Kenta", "Koji", "Kumiko", "Makoto", "Mai", "Maki", "Mami", "Masaki", "Masato",
  "Mayumi", "Megumi", "Michiko", "Miho", "Minoru", "Misaki", "Mitsuru", "Miyuki", "Nana", "Naoki",
  "Naomi", "Noriko", "Osamu", "Reiko", "Rena", "Ren", "Rie", "Riku", "Rina", "Ryo", "Ryota",
  "Saki", "Sakura", "Satoshi", "Sayaka", "Shigeru", "Shinji", "Sho", "Shota", "Sora", "Tadashi",
  "Takashi", "Takeshi", "Takumi", "Taro", "Tatsuya", "Tetsuya", "Tomoko", "Tomomi", "Toru",
  "Tsubasa", "Yoko", "Yoshio", "Yui", "Yuji", "Yuki", "Yuko", "Yumi", "Yusuke", "Yuta",
};

static const char *const japanese_family[] = {
  "Abe", "Ando", "Aoki", "Arai", "Endo", "Fujii", "Fujimoto", "Fujita", "Fujiwara", "Fukuda",
  "Goto", "Hamada", "Hara", "Harada", "Hasegawa", "Hashimoto", "Hayashi", "Hirano", "Honda",
  "Ikeda", "Imai", "Inoue", "Ishida", "Ishii", "Ishikawa", "Ito", "Iwasaki", "Kato", "Kawaguchi",
  "Kikuchi", "Kimura", "Kinoshita", "Kobayashi", "Kojima", "Kondo", "Kono", "Kubo", "Kudo",
  "Maeda", "Maruyama", "Masuda", "Matsuda", "Matsui", "Matsumoto", "Miura", "Miyazaki", "Mori",
  "Morita", "Murakami", "Murata", "Nakagawa", "Nakajima", "Nakamura", "Nakano", "Nishimura",
  "Noguchi", "Nomura", "Ogawa", "Okada", "Okamoto", "Ono", "Onishi", "Ota", "Otsuka", "Saito",
  "Sakai", "Sakamoto", "Sano", "Sasaki", "Sato", "Shibata", "Shimada", "Shimizu", "Sugawara",
  "Sugimoto", "Sugiyama", "Suzuki", "Takada", "Takagi", "Takahashi", "Takeda", "Takeuchi",
  "Tamura", "Tanaka", "Taniguchi", "Uchida", "Ueda", "Ueno", "Wada", "Watanabe", "Yamada",
  "Yamaguchi", "Yamamoto", "Yamashita", "Yamazaki", "Yano", "Yokoyama", "Yoshida",
};

/* Fourteen words for what a company of each industry does, none used by two. */
static const char *const trades[SAL_SAMPLE_N_INDUSTRIES * SAL_SAMPLE_TRADES_PER_INDUSTRY] = {
  /* aerospace */
  "Aerostructures", "Aviation", "Avionics", "Aerospace", "Propulsion", "Airframe",
  "Turbine Works", "Flight Systems", "Rotorcraft", "Composites", "Orbital", "Aero Components",
  "Aircraft Services", "Guidance",
  /* automotive */
  "Automotive", "Axle", "Brake Systems", "Chassis", "Driveline", "Gear Works", "Mobility",
  "Motor Products", "Motors", "Powertrain", "Stamping", "Suspension", "Transmission",
  "Vehicle Systems",
  /* chemicals */
  "Chemical", "Adhesives", "Catalysts", "Coatings", "Colorants", "Industrial Gases",
  "Petrochemical", "Pigments", "Polymers", "Process Chemicals", "Refining", "Resins", "Solvents",
  "Specialty Materials",
  /* electronics */
  "Electronics", "Circuits", "Connectors", "Controls", "Devices", "Display", "Instrument Works",
  "Laser", "Microsystems", "Optics", "Photonics", "Semiconductor", "Sensors", "Signal",
  /* energy */
  "Energy", "Power", "Power Systems", "Electric", "Generation", "Geothermal", "Hydro",
  "Natural Gas", "Petroleum", "Pipeline", "Renewables", "Solar", "Turbines", "Wind",
  /* food */
  "Foods", "Bakeries", "Beverage", "Bottling", "Brewing", "Canning", "Creamery", "Dairy", "Farms",
  "Grain", "Milling", "Packing", "Provisions", "Snacks",
  /* life sciences */
  "Pharmaceuticals", "Biologics", "Biosciences", "Biotech", "Diagnostics", "Genomics",
  "Health Sciences", "Implants", "Laboratories", "Life Sciences", "Medical", "Medical Devices",
  "Surgical", "Therapeutics",
  /* machinery */
  "Machine", "Automation", "Bearings", "Conveyor", "Engineering", "Equipment", "Fluid Power",
  "Hydraulics", "Machinery", "Manufacturing", "Pump", "Robotics", "Tool Works", "Valve",
  /* metals */
  "Steel", "Alloys", "Aluminum", "Castings", "Fabrication", "Fasteners", "Forge", "Foundry",
  "Iron Works", "Metals", "Precision Metal", "Rolling Mills", "Tube", "Wire",
  /* packaging */
  "Packaging", "Containers", "Extrusion", "Fibers", "Films", "Glass", "Labels", "Molding",
  "Paper", "Paperboard", "Plastics", "Rubber", "Textiles", "Thermoforming",
  /* utilities */
  "Water", "Water Authority", "Environmental", "Gas Light", "Public Utilities", "Public Works",
  "Reclamation", "Recycling", "Sanitation", "Treatment Works", "Utilities", "Waste Services",
  "Water District", "Waterworks",
  /* research */
  "Research", "Applied Science", "Calibration", "Inspection", "Innovation Center", "Institute",
  "Metrology Center", "Polytechnic", "Quality Labs", "R&D Center", "Research Foundation",
  "Standards Lab", "Technical College", "Testing",
};
/* clang-format on */

#define WORDS(array)                                                                               \
  {                                                                                                \
    array, G_N_ELEMENTS (array)                                                                    \
  }

const SalSampleWords sal_sample_families = WORDS (families);
const SalSampleWords sal_sample_places = WORDS (places);
const SalSampleWords sal_sample_coined_starts = WORDS (coined_starts);
const SalSampleWords sal_sample_coined_ends = WORDS (coined_ends);
const SalSampleWords sal_sample_trades = WORDS (trades);

const SalSampleWords sal_sample_given_names[SAL_SAMPLE_N_CULTURES] = {
  WORDS (american_given),
  WORDS (northern_given),
  WORDS (continental_given),
  WORDS (japanese_given),
};

const SalSampleWords sal_sample_family_names[SAL_SAMPLE_N_CULTURES] = {
  WORDS (american_family),
  WORDS (northern_family),
  WORDS (continental_family),
  WORDS (japanese_family),
};
