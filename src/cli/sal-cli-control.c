/* sal-cli-control.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-cli-json.h"
#include "sal-cli-table.h"
#include "sal-control-chart.h"
#include "sal-csv-reader.h"
#include "sal-error.h"
#include "sal-number.h"

/* Control charts of plain tables: to look at any series, and to hold the engine against what is
 * published. As few points as are given have limits here. */

#define LEAST_POINTS 2

static char *input;
static char *chart_name;
static char *rules_text;

static const GOptionEntry options[] = {
  { "input",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    &input,
    N_ ("A CSV file: of xmr with a column value; of xbar with a subgroup in each row; of p and u "
        "with columns count and size"),
    N_ ("TABLE.csv") },
  { "chart", 0, 0, G_OPTION_ARG_STRING, &chart_name, N_ ("xmr, xbar, p or u"), N_ ("CHART") },
  { "rules",
    0,
    0,
    G_OPTION_ARG_STRING,
    &rules_text,
    N_ ("Which of Nelson's rules to look for, by default 1,2,5,6; or all"),
    N_ ("RULES") },
  G_OPTION_ENTRY_NULL,
};

typedef struct
{
  GArray *values; /* of double: of all subgroups one after the other */
  GArray *sizes;  /* of double; of subgroups how many values each has */
} Table;

static void
table_clear (Table *self)
{
  g_clear_pointer (&self->values, g_array_unref);
  g_clear_pointer (&self->sizes, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

/* An empty field is no value. */
static gboolean
read_number (const SalCsvReader *reader,
             const SalCsvRow *row,
             guint column,
             const char *name,
             double *number,
             GError **error)
{
  const char *text = row->fields[column].text;
  char number_text[SAL_NUMBER_BUFFER];
  char *end;

  *number = NAN;
  if (*text == '\0')
    return TRUE;
  *number = g_ascii_strtod (text, &end);
  if (*end == '\0' && isfinite (*number))
    return TRUE;

  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_SYNTAX,
               _ ("%s, row %s, column %s: “%s” is not a number such as 12.5"),
               sal_csv_reader_get_name (reader),
               sal_number_write ((gint64) row->number, 0, number_text),
               name,
               text);

  return FALSE;
}

static gboolean
find_column (const SalCsvReader *reader, const char *name, guint *column, GError **error)
{
  guint n_columns;
  const char *const *columns = sal_csv_reader_get_columns (reader, &n_columns);

  for (*column = 0; *column < n_columns; (*column)++)
    {
      if (g_ascii_strcasecmp (columns[*column], name) == 0)
        return TRUE;
    }
  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_SYNTAX,
               _ ("%s, row 1: there is no column “%s”"),
               sal_csv_reader_get_name (reader),
               name);

  return FALSE;
}

/* @of_all: whether more than there were cannot have been counted. */
static gboolean
check_count (const SalCsvReader *reader,
             const SalCsvRow *row,
             double count,
             double size,
             gboolean of_all,
             GError **error)
{
  char number[SAL_NUMBER_BUFFER];

  if (!(count < 0) && !(size <= 0) && !(of_all && count > size))
    return TRUE;

  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_SYNTAX,
               of_all ? _ ("%s, row %s: expected a size above 0, and a count from 0 to the size")
                      : _ ("%s, row %s: expected a size above 0, and a count from 0"),
               sal_csv_reader_get_name (reader),
               sal_number_write ((gint64) row->number, 0, number));

  return FALSE;
}

static gboolean
read_columns (SalCsvReader *reader,
              const char *value,
              const char *size,
              gboolean of_all,
              Table *table,
              GError **error)
{
  guint value_column, size_column = 0;
  SalCsvRow row;
  GError *failure = NULL;

  if (!find_column (reader, value, &value_column, error) ||
      (size != NULL && !find_column (reader, size, &size_column, error)))
    return FALSE;

  while (sal_csv_reader_next (reader, &row, NULL, &failure))
    {
      double number, of = NAN;

      if (!read_number (reader, &row, value_column, value, &number, error) ||
          (size != NULL && (!read_number (reader, &row, size_column, size, &of, error) ||
                            !check_count (reader, &row, number, of, of_all, error))))
        return FALSE;
      g_array_append_val (table->values, number);
      g_array_append_val (table->sizes, of);
    }
  if (failure != NULL)
    g_propagate_error (error, failure);

  return failure == NULL;
}

/* Whether all that is in the first row are numbers, so that it is no header. */
static gboolean
is_numbers (const SalCsvRow *row)
{
  for (guint i = 0; i < row->n_found; i++)
    {
      char *end;

      g_ascii_strtod (row->fields[i].text, &end);
      if (*end != '\0')
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_subgroups (SalCsvReader *reader, Table *table, GError **error)
{
  SalCsvRow row;
  GError *failure = NULL;

  while (sal_csv_reader_next (reader, &row, NULL, &failure))
    {
      double size = 0;

      if (row.number == 1 && !is_numbers (&row))
        continue;
      for (guint i = 0; i < row.n_found; i++)
        {
          g_autofree char *name = g_strdup_printf ("%u", i + 1);
          double number;

          if (!read_number (reader, &row, i, name, &number, error))
            return FALSE;
          if (isnan (number))
            continue;
          g_array_append_val (table->values, number);
          size++;
        }
      g_array_append_val (table->sizes, size);
    }
  if (failure != NULL)
    g_propagate_error (error, failure);

  return failure == NULL;
}

static gboolean
read_table (const char *path, SalControlKind kind, Table *table, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  SalCsvOptions how = { .no_header = kind == SAL_CONTROL_XBAR, .trim = TRUE };
  g_autoptr (SalCsvReader) reader = sal_csv_reader_new_for_file (file, &how, NULL, error);
  gboolean is_count = kind == SAL_CONTROL_P || kind == SAL_CONTROL_U;

  if (reader == NULL)
    return FALSE;

  return kind == SAL_CONTROL_XBAR ? read_subgroups (reader, table, error)
                                  : read_columns (reader,
                                                  is_count ? "count" : "value",
                                                  is_count ? "size" : NULL,
                                                  kind == SAL_CONTROL_P,
                                                  table,
                                                  error);
}

static SalControlChart *
create_chart (SalControlKind kind, const Table *table, SalControlRules rules)
{
  const double *values = (const double *) (gconstpointer) table->values->data;
  const double *sizes = (const double *) (gconstpointer) table->sizes->data;
  SalControlBaseline all = { .n_points = table->values->len, .least = LEAST_POINTS };
  g_autofree guint *n = NULL;

  if (kind != SAL_CONTROL_XBAR)
    return sal_control_chart_new (kind, values, sizes, table->values->len, &all, 1, rules);

  n = g_new (guint, table->sizes->len + 1);
  for (guint i = 0; i < table->sizes->len; i++)
    n[i] = (guint) sizes[i];

  return sal_control_chart_new_subgroups (values, n, table->sizes->len, rules);
}

/* --- printing --- */

static void
print_json (const SalControlChart *chart)
{
  SalCliJson *json = sal_cli_json_new ("control");

  sal_cli_json_real (json, "center", chart->center);
  sal_cli_json_real (json, "sigma", chart->sigma);
  sal_cli_json_begin_array (json, "points");
  for (guint i = 0; i < chart->points->len; i++)
    {
      const SalControlPoint *point = &g_array_index (chart->points, SalControlPoint, i);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_real (json, "value", point->value);
      sal_cli_json_real (json, "lower", point->lower);
      sal_cli_json_real (json, "upper", point->upper);
      sal_cli_json_begin_array (json, "violations");
      for (gint64 rule = 1; rule <= 8; rule++)
        {
          if (point->violations & SAL_CONTROL_RULE (rule))
            sal_cli_json_integer (json, NULL, rule);
        }
      sal_cli_json_end_array (json);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
  sal_cli_json_finish (json);
}

static char *
format (double number)
{
  return isnan (number) ? g_strdup ("–") : g_strdup_printf ("%.6g", number);
}

static char *
describe (SalControlRules violations)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint rule = 1; rule <= 8; rule++)
    {
      if (violations & SAL_CONTROL_RULE (rule))
        g_string_append_printf (
            text, "%s%u: %s", text->len > 0 ? "; " : "", rule, sal_control_rule_describe (rule));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
print_table (const SalControlChart *chart)
{
  SalCliTable *table = sal_cli_table_new ();
  g_autofree char *center = format (chart->center);
  g_autofree char *sigma = format (chart->sigma);

  sal_cli_table_add_column (table, _ ("Point"), TRUE);
  sal_cli_table_add_column (table, _ ("Value"), TRUE);
  sal_cli_table_add_column (table, _ ("Lower"), TRUE);
  sal_cli_table_add_column (table, _ ("Upper"), TRUE);
  sal_cli_table_add_column (table, _ ("Rules"), FALSE);
  for (guint i = 0; i < chart->points->len; i++)
    {
      const SalControlPoint *point = &g_array_index (chart->points, SalControlPoint, i);

      sal_cli_table_take_cell (table, g_strdup_printf ("%u", i + 1));
      sal_cli_table_take_cell (table, format (point->value));
      sal_cli_table_take_cell (table, format (point->lower));
      sal_cli_table_take_cell (table, format (point->upper));
      sal_cli_table_take_cell (table, describe (point->violations));
    }
  sal_cli_table_finish (table);
  g_print (_ ("Centre: %s, sigma: %s\n"), center, sigma);
}

/* --- the command --- */

static gboolean
parse_chart (SalControlKind *kind)
{
  static const struct
  {
    const char *name;
    SalControlKind kind;
  } charts[] = {
    { "xmr", SAL_CONTROL_XMR },
    { "xbar", SAL_CONTROL_XBAR },
    { "p", SAL_CONTROL_P },
    { "u", SAL_CONTROL_U },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      if (g_strcmp0 (chart_name, charts[i].name) == 0)
        {
          *kind = charts[i].kind;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
parse_rules (SalControlRules *rules)
{
  g_auto (GStrv) parts = NULL;

  *rules = rules_text == NULL ? SAL_CONTROL_DEFAULT_RULES : SAL_CONTROL_ALL_RULES;
  if (rules_text == NULL || strcmp (rules_text, "all") == 0)
    return TRUE;

  *rules = 0;
  parts = g_strsplit (rules_text, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (strlen (parts[i]) != 1 || parts[i][0] < '1' || parts[i][0] > '8')
        return FALSE;
      *rules |= SAL_CONTROL_RULE ((guint) (parts[i][0] - '0'));
    }

  return *rules != 0;
}

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (Table) table = { g_array_new (FALSE, FALSE, sizeof (double)),
                           g_array_new (FALSE, FALSE, sizeof (double)) };
  g_autoptr (SalControlChart) chart = NULL;
  SalControlKind kind;
  SalControlRules rules;
  GError *error = NULL;

  if (input == NULL)
    return sal_cli_usage (call, _ ("--input is missing: expected the name of a CSV file"));
  if (chart_name == NULL)
    return sal_cli_usage (call, _ ("--chart is missing: expected xmr, xbar, p or u"));
  if (!parse_chart (&kind))
    return sal_cli_usage (call, _ ("--chart: “%s” is none of xmr, xbar, p and u"), chart_name);
  if (!parse_rules (&rules))
    return sal_cli_usage (
        call, _ ("--rules: expected numbers from 1 to 8 with commas between them, or all"));
  if (!read_table (input, kind, &table, &error))
    return sal_cli_fail (call, error);

  chart = create_chart (kind, &table, rules);
  if (chart->problem != NULL)
    return sal_cli_fail (
        call,
        g_error_new (
            SAL_ERROR, SAL_ERROR_SYNTAX, _ ("%s: there are no limits: %s"), input, chart->problem));
  if (call->json)
    print_json (chart);
  else
    print_table (chart);

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_control_command = {
  .name = "control",
  .parameters = "",
  .min_parameters = 0,
  .max_parameters = 0,
  .summary = N_ ("Draw the control chart of a table"),
  .description = N_ ("Works on a plain file: finds the limits within which chance keeps a series, "
                     "and the points that break one of Nelson's rules. A point without a value is "
                     "a gap."),
  .options = options,
  .run = run,
};
