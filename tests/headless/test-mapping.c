/* test-mapping.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-exchange-error.h"
#include "sal-kinds.h"
#include "sal-mapping-propose.h"
#include "sal-mapping.h"
#include "sal-name-match.h"
#include "sal-template.h"

static const char sample[] =
    "{\"schema\": \"salient.mapping/1\", \"name\": \"Sales\", \"delimiter\": \";\",\n"
    " \"records\": [{\"kind\": \"opportunity\", \"key\": \"external_id\", \"columns\": [\n"
    "  {\"field\": \"external_id\", \"column\": \"Id\", \"prefix\": \"crm:\"},\n"
    "  {\"field\": \"name\", \"template\": \"{Customer} {Product}\"},\n"
    "  {\"field\": \"stage\", \"column\": \"Stage\", \"match\": \"name\", \"id\": \"Stage Id\", "
    "\"create\": true,\n"
    "   \"with\": {\"status\": \"open\"}, \"values\": {\"W\": \"Won\", \"L\": \"Lost\"}},\n"
    "  {\"field\": \"amount\", \"column\": \"Value\", \"decimal\": \"comma\", \"currency\": "
    "\"EUR\", \"scale\": 1000},\n"
    "  {\"field\": \"probability\", \"column\": \"P\", \"percent\": true},\n"
    "  {\"field\": \"close_date\", \"column\": \"Close\", \"date\": \"day-first\"},\n"
    "  {\"field\": \"type\", \"constant\": \"new\"}]}]}\n";

static SalMapping *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  SalMapping *mapping = sal_mapping_from_json (text, -1, "m.json", &error);

  g_assert_no_error (error);

  return mapping;
}

static void
test_mapping_json (void)
{
  g_autoptr (SalMapping) mapping = parse (sample);
  g_autofree char *first = sal_mapping_to_json (mapping);
  g_autoptr (SalMapping) again = parse (first);
  g_autoptr (SalMapping) copy = sal_mapping_copy (again);
  g_autofree char *second = sal_mapping_to_json (copy);
  const SalMappingPart *part = mapping->parts->pdata[0];
  const SalMappingColumn *amount = sal_mapping_part_find (part, "amount");
  const SalMappingColumn *stage = sal_mapping_part_find (part, "stage");

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpint (mapping->delimiter, ==, ';');
  g_assert_cmpstr (part->key[0], ==, "external_id");
  g_assert_null (part->key[1]);
  g_assert_cmpint (amount->decimal_mark, ==, SAL_DECIMAL_COMMA);
  g_assert_cmpstr (amount->currency, ==, "EUR");
  g_assert_cmpint (amount->scale, ==, 1000);
  g_assert_true (stage->create);
  g_assert_cmpstr (stage->id, ==, "Stage Id");
  g_assert_true (sal_mapping_part_find (part, "probability")->percent);
  g_assert_cmpstr (sal_mapping_part_find (part, "external_id")->prefix, ==, "crm:");
  g_assert_cmpstr (g_hash_table_lookup (stage->values, "W"), ==, "Won");
  g_assert_cmpstr (g_hash_table_lookup (stage->with, "status"), ==, "open");
  g_assert_cmpint (sal_mapping_part_find (part, "close_date")->date_order, ==, SAL_DATE_ORDER_DMY);
}

#define HEAD         "{\"schema\": \"salient.mapping/1\", "
#define COLUMN(text) HEAD "\"records\": [{\"kind\": \"account\", \"columns\": [" text "]}]}"

/* Each message says where in the file and what would be right. */
static void
test_mapping_json_errors (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } cases[] = {
    { "{\"schema\":\n \"salient.mapping/1\",,", "m.json, line 2, column " },
    { "[]", "m.json, $: is not an object" },
    { "{}", "m.json, $.schema: is not “salient.mapping/1”" },
    { HEAD "\"records\": []}", "m.json, $.records: is missing (expected a list" },
    { HEAD "\"rows\": 1}", "m.json, $.rows: is not known here (expected one of schema, name" },
    { HEAD "\"delimiter\": \";;\", \"records\": 1}", "m.json, $.delimiter: is not one character" },
    { COLUMN ("1"), "m.json, $.records[0].columns[0]: is not an object" },
    { COLUMN ("{\"column\": \"a\"}"), "m.json, $.records[0].columns[0].field: is missing" },
    { COLUMN ("{\"field\": \"a\"}"), "m.json, $.records[0].columns[0]: expected one of column" },
    { COLUMN ("{\"field\": \"a\", \"column\": 5}"),
      "m.json, $.records[0].columns[0].column: is not a text" },
    { COLUMN ("{\"field\": \"a\", \"column\": \"b\", \"date\": \"mdy\"}"),
      "m.json, $.records[0].columns[0].date: “mdy” is not known (expected one of iso, day-first" },
    { COLUMN ("{\"field\": \"a\", \"column\": \"b\", \"scale\": 0}"),
      "m.json, $.records[0].columns[0].scale: is not a whole number" },
    { COLUMN ("{\"field\": \"a\", \"column\": \"b\", \"create\": 1}"),
      "m.json, $.records[0].columns[0].create: is neither true nor false" },
    { COLUMN ("{\"field\": \"a\", \"column\": \"b\", \"currency\": \"XX\"}"),
      "m.json, $.records[0].columns[0].currency: “XX” is not a currency" },
    { COLUMN ("{\"field\": \"a\", \"column\": \"b\", \"values\": {\"x\": 1}}"),
      "m.json, $.records[0].columns[0].values: what belongs to “x” is not a text" },
    { "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "m.json, $: this is not a mapping" },
    { "\xff", "m.json, $: this is not a mapping" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SalMapping) mapping = sal_mapping_from_json (cases[i].text, -1, "m.json", &error);

      g_assert_null (mapping);
      g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_MAPPING);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, cases[i].message));
    }
}

static void
test_mapping_check (void)
{
  static const char *const columns[] = { "name", "sector", NULL };
  static const struct
  {
    const char *columns;
    const char *message; /* NULL: it is right */
  } cases[] = {
    { "{\"field\": \"name\", \"column\": \"name\"}", NULL },
    { "{\"field\": \"nam\", \"column\": \"name\"}",
      "m, account, nam: account has no such field; did you mean “name”?" },
    { "{\"field\": \"name\", \"column\": \"names\"}",
      "m, account, name: the file has no column “names”; did you mean “name”?" },
    { "{\"field\": \"industry\", \"column\": \"sector\"}",
      "m, account, name: is required and must be mapped or constant" },
    { "{\"field\": \"name\", \"column\": \"name\"}, {\"field\": \"name\", \"constant\": \"x\"}",
      "m, account, name: is mapped twice" },
    { "{\"field\": \"name\", \"template\": \"{name\"}",
      "m, account, name: “{name”: expected the name of a column in {…} at character 1" },
    { "{\"field\": \"name\", \"column\": \"name\", \"create\": true}",
      "m, account, name: match, id, create and with are for references, and this is none" },
    { "{\"field\": \"name\", \"column\": \"name\", \"id\": \"sector\"}",
      "m, account, name: match, id, create and with are for references, and this is none" },
    { "{\"field\": \"name\", \"column\": \"name\"}, {\"field\": \"owner\", \"column\":"
      " \"sector\", \"id\": \"sectors\"}",
      "m, account, owner: the file has no column “sectors”; did you mean “sector”?" },
    { "{\"field\": \"name\", \"column\": \"name\"}, {\"field\": \"employees\", \"constant\": "
      "\"x\"}",
      "m, account, employees: " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdup_printf (HEAD "\"name\": \"m\", \"records\": [{\"kind\": "
                                                    "\"account\", \"columns\": [%s]}]}",
                                               cases[i].columns);
      g_autoptr (SalMapping) mapping = parse (json);
      g_autoptr (GError) error = NULL;
      gboolean right = sal_mapping_check (mapping, sal_model_kinds (), columns, &error);

      g_assert_cmpint (right, ==, cases[i].message == NULL);
      if (right)
        continue;
      g_assert_error (error, SAL_EXCHANGE_ERROR, SAL_EXCHANGE_ERROR_MAPPING);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, cases[i].message));
    }
}

static void
test_mapping_template (void)
{
  static const struct
  {
    const char *template;
    const char *values[3];
    const char *expected;
  } cases[] = {
    { "{a} – {b}", { "x", "y" }, "x – y" },   { "{a} – {b}", { "", "y" }, "y" },
    { "{a} – {b}", { "x", "" }, "x" },        { "{a} – {b}", { "", "" }, "" },
    { "<{a}, {b}>", { "x", "y" }, "<x, y>" }, { "fixed", { "" }, "fixed" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (SalTemplate) template = sal_template_new (cases[i].template, &error);

      g_assert_no_error (error);
      sal_template_write (template, cases[i].values, text);
      g_assert_cmpstr (text->str, ==, cases[i].expected);
    }
}

static void
test_mapping_near_names (void)
{
  static const struct
  {
    const char *one, *other;
    gboolean near;
  } cases[] = {
    { "GTXPro", "GTX Pro", TRUE },          { "technolgy", "technology", TRUE },
    { "Philipines", "Philippines", TRUE },  { "GTX Pro", "GTX Basic", FALSE },
    { "Team 1", "Team 2", FALSE },          { "Region A", "Region B", FALSE },
    { "Acme Corp", "Acme Corp.", TRUE },    { "East", "West", FALSE },
    { "MG Special", "MG Advanced", FALSE }, { "GTK 500", "GTK 50", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s, %s", cases[i].one, cases[i].other);
      g_assert_cmpint (sal_name_is_near (cases[i].one, cases[i].other, NULL), ==, cases[i].near);
      g_assert_cmpint (sal_name_is_near (cases[i].other, cases[i].one, NULL), ==, cases[i].near);
    }
}

/* What a proposal maps, as "field<column" in the order of fields, for comparison */
static char *
describe (const SalMappingPart *part, const SalKind *kind)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SalMappingColumn *column = sal_mapping_part_find (part, kind->fields[i].name);

      if (column != NULL)
        g_string_append_printf (text,
                                "%s%s<%s",
                                text->len > 0 ? " " : "",
                                column->field,
                                column->column != NULL     ? column->column
                                : column->template != NULL ? column->template
                                                           : column->constant);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GPtrArray *
read_profiles (const char *text)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalCsvReader) reader = sal_csv_reader_new (stream, "t.csv", NULL, NULL, &error);
  GPtrArray *profiles;

  g_assert_no_error (error);
  profiles = sal_column_profiles_read (reader, 100, &error);
  g_assert_no_error (error);

  return profiles;
}

static void
test_mapping_propose (void)
{
  static const struct
  {
    const SalKind *kind;
    const char *text;
    const char *expected;
    const char *key;
  } cases[] = {
    { &sal_opportunity_kind,
      "Opportunity ID,Opportunity Name,Account Name,Amount,Close Date,Stage,Probability (%),"
      "Opportunity Owner,Created Date,Lead Source\n"
      "006A,Big one,Acme,\"$1,200.00\",31/12/2026,Prospecting,10,Ann Lee,01/02/2026,Web\n"
      "006B,Small one,Bolt,$90.00,15/01/2027,Closed Won,100,Ann Lee,30/03/2026,Web\n",
      "name<Opportunity Name account<Account Name owner<Opportunity Owner stage<Stage "
      "amount<Amount probability<Probability (%) created<Created Date close_date<Close Date "
      "source<Lead Source external_id<Opportunity ID",
      "external_id" },
    { &sal_opportunity_kind,
      "Record ID;Deal Name;Deal Stage;Close Date;Deal owner;Amount\n"
      "1;Deal one;Qualified;2026-12-31;Ann Lee;1200,50\n",
      "name<Deal Name owner<Deal owner stage<Deal Stage amount<Amount close_date<Close Date "
      "external_id<Record ID",
      "external_id" },
    { &sal_account_kind,
      "company,sector,year_established,revenue,employees,office_location,subsidiary_of\n"
      "Acme,software,1996,1100.04,2822,United States,\n"
      "Bolt,retail,1997,100.04,22,Kenya,Acme\n",
      "name<company parent<subsidiary_of industry<sector employees<employees revenue<revenue "
      "founded<year_established country<office_location",
      "name" },
    { &sal_product_kind,
      "product,series,sales_price\nA,X,5\nB,X,6\n",
      "name<product family<series list_price<sales_price",
      "name" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) profiles = read_profiles (cases[i].text);
      g_autoptr (SalMapping) mapping =
          sal_mapping_propose (cases[i].kind, "t", profiles, NULL, NULL);
      const SalMappingPart *part = mapping->parts->pdata[0];
      g_autofree char *proposed = describe (part, cases[i].kind);

      g_assert_cmpuint (mapping->parts->len, ==, 1);
      g_assert_cmpstr (proposed, ==, cases[i].expected);
      g_assert_cmpstr (part->key[0], ==, cases[i].key);
    }
}

static void
test_mapping_propose_details (void)
{
  g_autoptr (GPtrArray) profiles =
      read_profiles ("id;stage;amount (thousand EUR);probability;close date\n"
                     "1;New;1.234,5;27;31.12.2026\n2;New;5;50;01.02.2027\n");
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SalMapping) mapping =
      sal_mapping_propose (&sal_opportunity_kind, "t", profiles, NULL, notes);
  const SalMappingPart *part = mapping->parts->pdata[0];
  const SalMappingColumn *amount = sal_mapping_part_find (part, "amount");

  g_assert_nonnull (amount);
  g_assert_cmpint (amount->scale, ==, 1000);
  g_assert_cmpstr (amount->currency, ==, "EUR");
  g_assert_cmpint (amount->decimal_mark, ==, SAL_DECIMAL_COMMA);
  g_assert_true (sal_mapping_part_find (part, "probability")->percent);
  g_assert_true (sal_mapping_part_find (part, "stage")->create);
  g_assert_cmpint (sal_mapping_part_find (part, "close_date")->date_order, ==, SAL_DATE_ORDER_DMY);
  g_assert_cmpstr (sal_mapping_part_find (part, "name")->template, ==, "{id}");
  g_assert_cmpuint (notes->len, >=, 3);
}

static void
test_mapping_propose_team (void)
{
  static const char *const kinds[] = { "unit",     "person",     "position",  "person",
                                       "position", "assignment", "assignment" };
  g_autoptr (GPtrArray) profiles =
      read_profiles ("sales_agent,manager,regional_office\nAnn,Max,East\nBob,Max,East\n");
  g_autoptr (SalMapping) mapping =
      sal_mapping_propose (&sal_person_kind, "t", profiles, NULL, NULL);
  g_autoptr (GError) error = NULL;
  static const char *const columns[] = { "sales_agent", "manager", "regional_office", NULL };

  g_assert_cmpuint (mapping->parts->len, ==, G_N_ELEMENTS (kinds));
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpstr (((SalMappingPart *) mapping->parts->pdata[i])->kind, ==, kinds[i]);
  sal_mapping_check (mapping, sal_model_kinds (), columns, &error);
  g_assert_no_error (error);
}

static void
test_mapping_profile (void)
{
  static const struct
  {
    const char *samples[5];
    SalColumnType type;
  } cases[] = {
    { { "", "" }, SAL_COLUMN_EMPTY },
    { { "1", "22", "-3" }, SAL_COLUMN_INTEGER },
    { { "2017", "1999" }, SAL_COLUMN_INTEGER },
    { { "1.5", "22" }, SAL_COLUMN_NUMBER },
    { { "$1.50", "$22" }, SAL_COLUMN_MONEY },
    { { "10 %", "22.5%" }, SAL_COLUMN_RATE },
    { { "2017-03-01", "2017-12-31" }, SAL_COLUMN_DATE },
    { { "3/1/2017", "12/31/2017" }, SAL_COLUMN_DATE },
    { { "yes", "no", "yes" }, SAL_COLUMN_BOOLEAN },
    { { "2026-12-31", "31.31.2026", "2027-01-01" }, SAL_COLUMN_DATE },
    { { "10", "ten", "12" }, SAL_COLUMN_INTEGER },
    { { "x", "ten", "12" }, SAL_COLUMN_TEXT },
    { { "red", "blue", "red", "red" }, SAL_COLUMN_CHOICE },
    { { "red", "blue", "green" }, SAL_COLUMN_TEXT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SalColumnProfile) profile = NULL;
      gsize n = 0;

      while (n < G_N_ELEMENTS (cases[i].samples) && cases[i].samples[n] != NULL)
        n++;
      profile = sal_column_profile_new ("c", cases[i].samples, n);
      g_test_message ("%s …", cases[i].samples[0]);
      g_assert_cmpint (profile->type, ==, cases[i].type);
    }
}

static const SalKind *
guess_kind (const char *const *columns)
{
  g_autoptr (GPtrArray) profiles =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sal_column_profile_free);

  for (guint i = 0; columns[i] != NULL; i++)
    g_ptr_array_add (profiles, sal_column_profile_new (columns[i], NULL, 0));

  return sal_mapping_guess_kind (profiles, sal_model_kinds ());
}

static void
test_mapping_guess_kind (void)
{
  static const struct
  {
    const char *columns[6];
    const SalKind *kind;
  } cases[] = {
    { { "opportunity_id", "account", "close_date", "stage", "amount" }, &sal_opportunity_kind },
    { { "Account Name", "Industry", "Employees", "Country" }, &sal_account_kind },
    { { "Table", "Field", "Description" }, NULL },
    { { "colour", "shape" }, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SalKind *kind = guess_kind (cases[i].columns);

      g_assert_cmpstr (
          kind != NULL ? kind->name : NULL, ==, cases[i].kind != NULL ? cases[i].kind->name : NULL);
    }
}

/* A list of a team, taken as nothing but people */
static void
test_mapping_propose_single (void)
{
  static const char *const columns[] = { "sales_agent", "manager", "regional_office" };
  g_autoptr (GPtrArray) profiles =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sal_column_profile_free);
  g_autoptr (SalMapping) team = NULL;
  g_autoptr (SalMapping) people = NULL;
  const SalMappingPart *part;

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    g_ptr_array_add (profiles, sal_column_profile_new (columns[i], NULL, 0));
  team = sal_mapping_propose (&sal_person_kind, "team", profiles, NULL, NULL);
  people = sal_mapping_propose_single (&sal_person_kind, "team", profiles, NULL, NULL);
  g_assert_cmpuint (team->parts->len, >, 1);
  g_assert_cmpuint (people->parts->len, ==, 1);
  part = people->parts->pdata[0];
  g_assert_cmpstr (part->kind, ==, "person");
  g_assert_cmpstr (sal_mapping_part_find (part, "name")->column, ==, "sales_agent");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mapping/json", test_mapping_json);
  g_test_add_func ("/mapping/json-errors", test_mapping_json_errors);
  g_test_add_func ("/mapping/check", test_mapping_check);
  g_test_add_func ("/mapping/template", test_mapping_template);
  g_test_add_func ("/mapping/near-names", test_mapping_near_names);
  g_test_add_func ("/mapping/profile", test_mapping_profile);
  g_test_add_func ("/mapping/propose", test_mapping_propose);
  g_test_add_func ("/mapping/propose-details", test_mapping_propose_details);
  g_test_add_func ("/mapping/propose-team", test_mapping_propose_team);
  g_test_add_func ("/mapping/propose-single", test_mapping_propose_single);
  g_test_add_func ("/mapping/guess-kind", test_mapping_guess_kind);

  return g_test_run ();
}
