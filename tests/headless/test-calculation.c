/* test-calculation.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "plan-fixture.h"
#include "sal-money.h"

/* Runs the cases in tests/data/plans/: each has a name, the calculation by hand in its comment,
 * what stands in the files, and the lines that have to come of it. README there says how they are
 * written. */

typedef struct
{
  char *name;
  GHashTable *sections; /* of GString, by name */
} Case;

static void
free_section (gpointer data)
{
  g_string_free (data, TRUE);
}

static void
case_free (gpointer data)
{
  Case *self = data;

  g_free (self->name);
  g_hash_table_unref (self->sections);
  g_free (self);
}

static const char *
get_section (const Case *self, const char *name)
{
  const GString *text = g_hash_table_lookup (self->sections, name);

  return text != NULL ? text->str : NULL;
}

static const char *const known[] = { "plan",          "participants", "credits",  "quotas",
                                     "cancellations", "adjustments",  "earnings", "payments",
                                     "error",         "other plan",   "invoices", NULL };

/* --- what has to come --- */

static const struct
{
  const char *name;
  gsize offset;
} members[] = {
  { "calculated", G_STRUCT_OFFSET (SalPayment, calculated) },
  { "advanced", G_STRUCT_OFFSET (SalPayment, advanced) },
  { "vested", G_STRUCT_OFFSET (SalPayment, vested) },
  { "recovered", G_STRUCT_OFFSET (SalPayment, recovered) },
  { "top_up", G_STRUCT_OFFSET (SalPayment, top_up) },
  { "drawn", G_STRUCT_OFFSET (SalPayment, drawn) },
  { "adjusted", G_STRUCT_OFFSET (SalPayment, adjusted) },
  { "forfeited", G_STRUCT_OFFSET (SalPayment, forfeited) },
  { "written_off", G_STRUCT_OFFSET (SalPayment, written_off) },
  { "paid", G_STRUCT_OFFSET (SalPayment, paid) },
  { "balance", G_STRUCT_OFFSET (SalPayment, balance) },
};

static void
add_money (GString *line, gint64 amount, const char *currency)
{
  g_autofree char *text = sal_money_to_text (amount, currency);

  g_string_append (line, text);
}

static void
add_member (GString *line,
            const SalEvaluationPayments *of,
            const SalPayment *payment,
            const char *name)
{
  if (g_str_equal (name, "participant"))
    {
      g_string_append (line, of->participant);
      return;
    }
  if (g_str_equal (name, "period"))
    {
      g_string_append_printf (line, "%04d-%02d", payment->year, payment->month);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (g_str_equal (members[i].name, name))
      {
        add_money (line, G_STRUCT_MEMBER (gint64, payment, members[i].offset), of->currency);
        return;
      }
  g_error ("payments have no “%s”", name);
}

/* The months in which anything of the columns is not 0. */
static char *
write_payments (const SalEvaluation *evaluation, const char *header)
{
  g_auto (GStrv) columns = g_strsplit (header, ",", -1);
  GString *text = g_string_new (header);

  g_string_append_c (text, '\n');
  for (guint i = 0; i < evaluation->payments->len; i++)
    {
      const SalEvaluationPayments *of = evaluation->payments->pdata[i];

      for (guint k = 0; k < of->payments->len; k++)
        {
          const SalPayment *payment = &g_array_index (of->payments, SalPayment, k);
          g_autoptr (GString) line = g_string_new (NULL);
          gboolean any = FALSE;

          for (guint c = 0; columns[c] != NULL; c++)
            {
              gsize from = line->len + (c > 0);

              g_string_append (line, c > 0 ? "," : "");
              add_member (line, of, payment, columns[c]);
              if (!g_str_equal (columns[c], "participant") && !g_str_equal (columns[c], "period"))
                any |= strpbrk (line->str + from, "123456789") != NULL;
            }
          if (any)
            g_string_append_printf (text, "%s\n", line->str);
        }
    }

  return g_string_free (text, FALSE);
}

static void
add_earning (GString *text, const SalEarning *earning, const SalParticipation *of, char **columns)
{
  static const char *const kinds[] = { "payout", "true_up", "clawback", "replay" };
  g_autofree char *period = sal_period_to_text (earning->period);
  char day[SAL_DATE_BUFFER];

  for (guint i = 0; columns[i] != NULL; i++)
    {
      const char *name = columns[i];

      g_string_append (text, i > 0 ? "," : "");
      if (g_str_equal (name, "participant"))
        g_string_append (text, of->participant);
      else if (g_str_equal (name, "component"))
        g_string_append (text, sal_plan_get_component (of->plan, earning->component)->id);
      else if (g_str_equal (name, "period"))
        g_string_append (text, period);
      else if (g_str_equal (name, "posted"))
        g_string_append (text, sal_date_write_iso (earning->posted, day));
      else if (g_str_equal (name, "kind"))
        g_string_append (text, kinds[earning->kind]);
      else if (g_str_equal (name, "amount"))
        add_money (text, earning->amount, of->currency);
      else if (g_str_equal (name, "forfeited"))
        add_money (text, earning->forfeited, of->currency);
      else
        g_error ("earnings have no “%s”", name);
    }
  g_string_append_c (text, '\n');
}

/* All that are not 0; what is forfeited counts even if there is no column for it. */
static char *
write_earnings (const SalEvaluation *evaluation, const char *header)
{
  g_auto (GStrv) columns = g_strsplit (header, ",", -1);
  gboolean has_forfeited = g_strv_contains ((const char *const *) columns, "forfeited");
  GString *text = g_string_new (header);

  g_string_append_c (text, '\n');
  for (guint i = 0; i < evaluation->earnings->len; i++)
    {
      const GPtrArray *earnings = evaluation->earnings->pdata[i];

      for (guint k = 0; k < earnings->len; k++)
        {
          const SalEarning *earning = earnings->pdata[k];

          if (earning->forfeited != 0 && !has_forfeited)
            g_string_append_printf (text, "forfeits %" G_GINT64_FORMAT ": ", earning->forfeited);
          if (earning->amount != 0 || earning->forfeited != 0)
            add_earning (text, earning, evaluation->participations->pdata[i], columns);
        }
    }

  return g_string_free (text, FALSE);
}

static char *
first_line (const char *text)
{
  return g_strndup (text, strcspn (text, "\n"));
}

static void
check_lines (const Case *self,
             const char *section,
             const SalEvaluation *evaluation,
             char *(*write) (const SalEvaluation *, const char *) )
{
  const char *expected = get_section (self, section);
  g_autofree char *header = expected != NULL ? first_line (expected) : NULL;
  g_autofree char *actual = header != NULL ? write (evaluation, header) : NULL;

  g_assert_cmpstr (actual, ==, expected);
}

static void
check_round_trip (const char *members_of_plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalPlan) plan = plan_fixture_parse (members_of_plan, &error), again = NULL;
  g_autoptr (JsonNode) document = NULL, same = NULL;

  g_assert_no_error (error);
  document = sal_plan_to_json (plan);
  again = sal_plan_from_json (document, "again.json", &error);
  g_assert_no_error (error);
  same = sal_plan_to_json (again);
  g_assert_true (json_node_equal (document, same));
}

static void
test_calculation_case (gconstpointer data)
{
  const Case *self = data;
  PlanTexts texts = { get_section (self, "plan"),          get_section (self, "participants"),
                      get_section (self, "credits"),       get_section (self, "quotas"),
                      get_section (self, "cancellations"), get_section (self, "adjustments"),
                      get_section (self, "other plan"),    get_section (self, "invoices") };
  const char *message = get_section (self, "error");
  g_autoptr (GError) error = NULL;
  g_autoptr (SalEvaluation) evaluation = plan_fixture_evaluate (&texts, &error);

  if (message != NULL)
    {
      g_assert_null (evaluation);
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, ==, g_strchomp ((char *) message));
      return;
    }
  g_assert_no_error (error);
  check_lines (self, "earnings", evaluation, write_earnings);
  check_lines (self, "payments", evaluation, write_payments);
  plan_fixture_check_payments (evaluation);
  plan_fixture_check_shares (evaluation);
  plan_fixture_check_replay (evaluation);
  check_round_trip (texts.plan);
}

/* --- reading --- */

static void
add_case (GPtrArray *cases, const char *file, const char *name)
{
  Case *self = g_new0 (Case, 1);

  self->name = g_strdup_printf ("/calculation/%s/%s", file, name);
  self->sections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_section);
  g_ptr_array_add (cases, self);
}

/* “== name” begins a case, “-- section” a section, “#” a comment. */
static void
read_cases (GPtrArray *cases, const char *path, const char *file)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  GString *section = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], "== "))
        {
          add_case (cases, file, lines[i] + 3);
          section = NULL;
        }
      else if (g_str_has_prefix (lines[i], "-- "))
        {
          g_assert_true (g_strv_contains (known, lines[i] + 3));
          section = g_string_new (NULL);
          g_hash_table_insert (((Case *) g_ptr_array_index (cases, cases->len - 1))->sections,
                               g_strdup (lines[i] + 3),
                               section);
        }
      else if (section != NULL && lines[i][0] != '#' && lines[i][0] != '\0')
        {
          g_string_append_printf (section, "%s\n", lines[i]);
        }
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
read_all (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "plans", NULL);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *cases = g_ptr_array_new_with_free_func (case_free);

  g_assert_nonnull (directory);
  for (const char *name; (name = g_dir_read_name (directory)) != NULL;)
    if (g_str_has_suffix (name, ".cases"))
      g_ptr_array_add (files, g_strdup (name));
  g_ptr_array_sort (files, compare_names);
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, files->pdata[i], NULL);
      g_autofree char *file =
          g_strndup (files->pdata[i], strlen (files->pdata[i]) - strlen (".cases"));

      read_cases (cases, path, file);
    }

  return cases;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) cases = NULL;

  g_test_init (&argc, &argv, NULL);
  cases = read_all ();
  for (guint i = 0; i < cases->len; i++)
    {
      const Case *one = g_ptr_array_index (cases, i);

      g_assert_nonnull (get_section (one, "plan"));
      g_assert_true (get_section (one, "earnings") != NULL ||
                     get_section (one, "payments") != NULL || get_section (one, "error") != NULL);
      g_test_add_data_func (one->name, one, test_calculation_case);
    }

  return g_test_run ();
}
