/* sal-territories-page-findings.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-private.h"

#include <math.h>

#include <glib/gi18n.h>

#include "sal-design-comparison.h"
#include "sal-design-warnings.h"
#include "sal-number.h"
#include "sal-rate.h"
#include "sal-window.h"

/* What moved against the alignment that this one was branched from, and what somebody should look
 * at: two pages of the table, found anew when another design shows. */

struct _SalTerritoriesFindings
{
  SalTerritoryDesign *before; /* (nullable): kept until anything but a step in the editor changes */
  gint64 before_id;
  guint n_asked; /* which answers are waited for */
  SalDesignComparison *changes;
  GPtrArray *rules;
  GArray *warnings;
};

void
sal_territories_findings_free (SalTerritoriesFindings *self)
{
  g_clear_pointer (&self->before, sal_territory_design_unref);
  g_clear_pointer (&self->changes, sal_design_comparison_free);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->warnings, g_array_unref);
  g_free (self);
}

/* What an answer is to, and for whom. */
typedef struct
{
  SalTerritoriesPage *page; /* main thread only */
  guint number;
  gint64 alignment;
  SalFiscalCalendar *calendar;
  char *currency;
} Question;

static void
question_free (Question *self)
{
  g_object_unref (self->page);
  g_clear_pointer (&self->calendar, sal_fiscal_calendar_free);
  g_free (self->currency);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static Question *
question_new (SalTerritoriesPage *page, gint64 alignment)
{
  SalWorkspace *workspace = sal_page_get_workspace (SAL_PAGE (page));
  Question *self = g_new (Question, 1);

  *self = (Question){ g_object_ref (page),
                      page->findings->n_asked,
                      alignment,
                      sal_fiscal_calendar_copy (sal_workspace_get_calendar (workspace)),
                      g_strdup (sal_workspace_get_currency (workspace)) };

  return self;
}

/* Something else was asked meanwhile, or the page is gone. */
static gboolean
is_late (const Question *self)
{
  return self->page->editor == NULL || self->page->shown == NULL ||
         self->page->findings->n_asked != self->number;
}

static const char *
name_of (const SalTerritoryDesign *design, gint32 territory)
{
  return territory != SAL_TERRITORY_NONE
             ? sal_territory_design_get_territory (design, (guint) territory)->name
             : _ ("no territory");
}

static void
add_row (
    GPtrArray *rows, const char *first, const char *second, const char *third, const char *last)
{
  const char *texts[] = { first, second, third, last, NULL };

  g_ptr_array_add (rows, g_strdupv ((char **) texts));
}

/* --- changes --- */

static GPtrArray *
describe_changes (SalTerritoriesPage *self)
{
  const SalTerritoriesFindings *findings = self->findings;
  const SalDesignComparison *changes = findings->changes;
  const SalGeographyArea *areas =
      sal_geography_get_areas (sal_territory_design_get_geography (self->shown), NULL);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < changes->areas->len; i++)
    {
      const SalDesignMove *move = &g_array_index (changes->areas, SalDesignMove, i);
      g_autofree char *area =
          g_strdup_printf ("%s, %s", areas[move->area].name, areas[move->area].parent);

      add_row (rows,
               area,
               _ ("Area"),
               name_of (findings->before, move->from),
               name_of (self->shown, move->to));
    }
  for (guint i = 0; i < changes->accounts->len; i++)
    {
      const SalDesignAccountMove *move =
          &g_array_index (changes->accounts, SalDesignAccountMove, i);

      add_row (rows,
               sal_territory_table_get_account_name (self->table, move->account),
               _ ("Account"),
               name_of (findings->before, move->from),
               name_of (self->shown, move->to));
    }

  return rows;
}

static void
show_changes (SalTerritoriesPage *self)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_clear_pointer (&self->findings->changes, sal_design_comparison_free);
  if (self->findings->before != NULL)
    {
      self->findings->changes = sal_design_comparison_new (self->findings->before, self->shown);
      rows = describe_changes (self);
    }
  else
    rows = g_ptr_array_new ();
  sal_territory_table_show_changes (
      self->table,
      rows,
      self->findings->before != NULL
          ? _ ("Nothing has moved against the alignment this one was branched from.")
          : _ ("This alignment was not branched from another one."));
}

static void
before_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  SalTerritoriesPage *self = question->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalTerritoryDesign) before =
      sal_alignment_editor_load_finish (SAL_ALIGNMENT_EDITOR (source), result, &error);

  if (is_late (question))
    return;
  if (error != NULL)
    sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Compare"), error);
  if (before == NULL)
    return;
  g_clear_pointer (&self->findings->before, sal_territory_design_unref);
  self->findings->before = g_steal_pointer (&before);
  self->findings->before_id = question->alignment;
  show_changes (self);
}

static void
find_changes (SalTerritoriesPage *self)
{
  gint64 before = sal_alignment_editor_get_info (self->editor)->branched_from;

  if (before != self->findings->before_id)
    {
      g_clear_pointer (&self->findings->before, sal_territory_design_unref);
      self->findings->before_id = 0;
    }
  if (before != 0 && self->findings->before == NULL)
    sal_alignment_editor_load_async (
        self->editor, before, before_loaded_cb, question_new (self, before));
  else
    show_changes (self);
}

static void
activate_change (SalTerritoriesPage *self, guint index)
{
  const SalDesignComparison *changes = self->findings->changes;

  if (changes == NULL)
    return;
  if (index < changes->areas->len)
    sal_territories_page_show_area (self,
                                    g_array_index (changes->areas, SalDesignMove, index).area);
  else if (index - changes->areas->len < changes->accounts->len)
    sal_territories_page_ask_account (
        self,
        g_array_index (changes->accounts, SalDesignAccountMove, index - changes->areas->len)
            .account);
}

/* --- warnings --- */

static char *
describe_rules (SalTerritoriesPage *self, const SalDesignWarning *warning)
{
  const SalTerritoryRule *rule = g_ptr_array_index (self->findings->rules, warning->rule);
  const SalTerritoryRule *other = g_ptr_array_index (self->findings->rules, warning->other_rule);

  /* translators: the names of two rules, each with its territory */
  return g_strdup_printf (
      _ ("The rule “%1$s” gives it to %2$s, and “%3$s”, which does not count, to %4$s"),
      rule->name,
      name_of (self->shown, warning->territory),
      other->name,
      name_of (self->shown, warning->other));
}

static char *
name_area (SalTerritoriesPage *self, guint area)
{
  const SalGeographyArea *areas =
      sal_geography_get_areas (sal_territory_design_get_geography (self->shown), NULL);

  return area != SAL_GEOGRAPHY_NONE
             ? g_strdup_printf ("%s, %s", areas[area].name, areas[area].parent)
             : NULL;
}

static char *
describe_deviation (SalTerritoriesPage *self, const SalDesignWarning *warning)
{
  const char *label = sal_territory_design_get_measure (self->shown, warning->measure)->label;
  g_autofree char *number = sal_number_format (100 * fabs (warning->share), 1);
  g_autofree char *tolerance =
      sal_number_format (sal_territory_design_get_tolerance (self->shown, warning->measure), 1);

  return g_strdup_printf (
      /* translators: a measure, per cent of the target, and how many are even enough */
      warning->share > 0 ? _ ("%1$s: %2$s %% above its target, where %3$s %% are even enough")
                         : _ ("%1$s: %2$s %% below its target, where %3$s %% are even enough"),
      label,
      number,
      tolerance);
}

static char *
describe_warning (SalTerritoriesPage *self, const SalDesignWarning *warning)
{
  g_autofree char *number = sal_number_format (warning->n, 0);
  g_autofree char *share = sal_rate_format_percent (llround (warning->share * SAL_RATE_ONE), 1);
  g_autofree char *area = name_area (self, warning->area);

  switch (warning->type)
    {
    case SAL_DESIGN_WARNING_UNASSIGNED:
      return g_strdup_printf (
          ngettext ("No territory has %s area", "No territory has %s areas", warning->n), number);
    case SAL_DESIGN_WARNING_DETACHED:
      return g_strdup_printf (ngettext ("A piece of %1$s area is detached, at %2$s",
                                        "A piece of %1$s areas is detached, around %2$s",
                                        warning->n),
                              number,
                              area);
    case SAL_DESIGN_WARNING_EMPTY:
      return g_strdup (_ ("It has neither areas nor accounts"));
    case SAL_DESIGN_WARNING_TOLERANCE:
      return describe_deviation (self, warning);
    case SAL_DESIGN_WARNING_SHARES:
      return g_strdup_printf (_ ("Its shares add up to %s, not to 100 %%"), share);
    case SAL_DESIGN_WARNING_COVERAGE:
      return g_strdup (_ ("Two positions cover it with primary credit at the same time"));
    case SAL_DESIGN_WARNING_NAME_AGAINST_RULE:
      /* translators: the names of two territories */
      return g_strdup_printf (_ ("Named for %1$s; without that, a rule would give it to %2$s"),
                              name_of (self->shown, warning->territory),
                              name_of (self->shown, warning->other));
    case SAL_DESIGN_WARNING_RULES_DISAGREE:
    default:
      return describe_rules (self, warning);
    }
}

static void
show_warnings (SalTerritoriesPage *self)
{
  const GArray *warnings = self->findings->warnings;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < warnings->len; i++)
    {
      const SalDesignWarning *warning = &g_array_index (warnings, SalDesignWarning, i);
      g_autofree char *text = describe_warning (self, warning);
      const char *about = warning->account != G_MAXUINT
                              ? sal_territory_table_get_account_name (self->table, warning->account)
                          : warning->territory != SAL_TERRITORY_NONE
                              ? name_of (self->shown, warning->territory)
                              : _ ("Areas");

      add_row (rows, about, text, NULL, NULL);
    }
  sal_territory_table_show_warnings (self->table, rows, _ ("There is nothing to warn of."));
}

/* What is read for the warnings. */
typedef struct
{
  GPtrArray *rules;
  GArray *covered_twice;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->covered_twice, g_array_unref);
  g_free (self);
}

static gpointer
read_warnings (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  Reading *reading = g_new0 (Reading, 1);

  reading->rules = sal_territory_rules_load (
      connection, question->alignment, question->calendar, question->currency, error);
  if (reading->rules != NULL)
    reading->covered_twice = sal_coverage_load_overlaps (connection, sal_date_today (), error);
  if (reading->covered_twice == NULL)
    g_clear_pointer (&reading, reading_free);

  return reading;
}

static void
warnings_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  SalTerritoriesPage *self = question->page;
  g_autoptr (GError) error = NULL;
  Reading *reading = sal_store_read_finish (SAL_STORE (source), result, &error);

  if (error != NULL && !is_late (question))
    sal_window_report_error (GTK_WIDGET (self), _ ("Could Not Look for Warnings"), error);
  if (reading != NULL && !is_late (question))
    {
      g_clear_pointer (&self->findings->rules, g_ptr_array_unref);
      g_clear_pointer (&self->findings->warnings, g_array_unref);
      self->findings->rules = g_steal_pointer (&reading->rules);
      self->findings->warnings =
          sal_design_warnings_new (self->shown, self->findings->rules, reading->covered_twice);
      show_warnings (self);
    }
  g_clear_pointer (&reading, reading_free);
}

static void
activate_warning (SalTerritoriesPage *self, guint index)
{
  const SalDesignWarning *warning;

  if (self->findings->warnings == NULL || index >= self->findings->warnings->len)
    return;
  warning = &g_array_index (self->findings->warnings, SalDesignWarning, index);
  if (warning->account != G_MAXUINT)
    sal_territories_page_ask_account (self, warning->account);
  else if (warning->area != SAL_GEOGRAPHY_NONE)
    sal_territories_page_show_area (self, warning->area);
  else if (warning->territory != SAL_TERRITORY_NONE)
    sal_territories_page_show_territory (self, warning->territory);
  else
    {
      const gint32 *assignment = sal_territory_design_get_assignment (self->shown);

      for (guint area = 0; area < sal_territory_design_get_n_areas (self->shown); area++)
        if (assignment[area] == SAL_TERRITORY_NONE)
          {
            sal_territories_page_show_area (self, area);
            break;
          }
    }
}

/* --- both --- */

/**
 * sal_territories_page_activate_finding:
 * @self: the page
 * @is_warning: whether it is a warning, else it is a change
 * @index: which one
 *
 * Shows what a change or a warning is about.
 */
void
sal_territories_page_activate_finding (SalTerritoriesPage *self, gboolean is_warning, guint index)
{
  if (self->shown == NULL || self->findings == NULL)
    return;
  if (is_warning)
    activate_warning (self, index);
  else
    activate_change (self, index);
}

/**
 * sal_territories_page_forget_before:
 * @self: the page, with a design that was loaded
 *
 * Has loaded anew what changes are told against: what made the design be loaded may have changed
 * it.
 */
void
sal_territories_page_forget_before (SalTerritoriesPage *self)
{
  if (self->findings != NULL)
    g_clear_pointer (&self->findings->before, sal_territory_design_unref);
}

/**
 * sal_territories_page_find:
 * @self: the page
 *
 * Finds what changed and what is to be warned of, if the table shows. The answers come later.
 */
void
sal_territories_page_find (SalTerritoriesPage *self)
{
  const SalAlignmentInfo *info = sal_alignment_editor_get_info (self->editor);
  Question *question;

  if (self->shown == NULL || info == NULL || !gtk_toggle_button_get_active (self->table_button))
    return;

  if (self->findings == NULL)
    self->findings = g_new0 (SalTerritoriesFindings, 1);
  self->findings->n_asked++;
  find_changes (self);
  question = question_new (self, info->id);
  sal_store_read_async (sal_workspace_get_store (sal_page_get_workspace (SAL_PAGE (self))),
                        read_warnings,
                        question,
                        NULL,
                        reading_free,
                        NULL,
                        warnings_read_cb,
                        question);
}
