/* sal-cli-territory-staff.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-alignment-predecessor.h"
#include "sal-cli-design.h"
#include "sal-cli-json.h"
#include "sal-cli-table.h"
#include "sal-design-travel.h"
#include "sal-number.h"
#include "sal-staffing-commands.h"

static char *measure_key;
static double weight = 100 * SAL_STAFFING_DEFAULT_WEIGHT;
static gboolean apply;

static const GOptionEntry options[] = {
  { "measure",
    'm',
    0,
    G_OPTION_ARG_STRING,
    &measure_key,
    N_ ("What areas count by where distances are averaged, by default population"),
    N_ ("MEASURE") },
  { "weight-change",
    0,
    0,
    G_OPTION_ARG_DOUBLE,
    &weight,
    N_ ("What change counts against travel, 0 to 100, by default 50"),
    N_ ("PERCENT") },
  { "apply", 0, 0, G_OPTION_ARG_NONE, &apply, N_ ("Write it, as one change"), NULL },
  G_OPTION_ENTRY_NULL,
};

typedef struct
{
  SalCliAtlas atlas;
  SalCliAlignment alignment;
  SalCliAlignment before; /* its design is NULL if there is none */
  guint measure;
  guint kept_measure;
  SalDesignStaffing *staffing;
  SalStaffingPlan *plan;
} Staffing;

static void
staffing_clear (Staffing *self)
{
  g_clear_pointer (&self->plan, sal_staffing_plan_free);
  g_clear_pointer (&self->staffing, sal_design_staffing_unref);
  sal_cli_alignment_clear (&self->before);
  sal_cli_alignment_clear (&self->alignment);
  sal_cli_atlas_clear (&self->atlas);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Staffing, staffing_clear)

/* --- doing it --- */

/* What there was before, if it has areas. */
static gboolean
load_before (Staffing *self, GError **error)
{
  g_autoptr (GPtrArray) infos = sal_cli_list_alignments (self->atlas.workspace, error);
  const SalAlignmentInfo *info;
  g_autofree char *id = NULL;

  if (infos == NULL)
    return FALSE;
  info = sal_alignment_find_predecessor (infos, self->alignment.id);
  if (info == NULL || g_strcmp0 (info->geography, self->alignment.geography) != 0)
    return TRUE;
  id = g_strdup_printf ("%" G_GINT64_FORMAT, info->id);

  return sal_cli_alignment_load (&self->before, &self->atlas, id, error);
}

static gboolean
find_measures (Staffing *self, GError **error)
{
  SalTerritoryDesign *design = self->alignment.design;

  if (!sal_cli_find_measure (
          design, measure_key != NULL ? measure_key : "population", &self->measure, error))
    return FALSE;
  self->kept_measure = sal_design_staffing_find_kept_measure (design, self->measure);

  return TRUE;
}

static gboolean
write_plan (Staffing *self, GError **error)
{
  g_autoptr (SalStaffing) written =
      sal_staffing_new (self->alignment.id, self->staffing, self->plan);
  g_autofree char *label = g_strdup_printf (_ ("Assign People in “%s”"), self->alignment.name);

  if (!apply || sal_staffing_get_size (written) == 0)
    return TRUE;

  return sal_store_run_sync (sal_workspace_get_store (self->atlas.workspace),
                             label,
                             SAL_COMMAND_DEFAULT,
                             sal_staffing_write,
                             written,
                             NULL,
                             NULL,
                             error);
}

static gboolean
staff (Staffing *self, GError **error)
{
  if ((apply && !sal_cli_alignment_expect_draft (&self->alignment, error)) ||
      !find_measures (self, error) || !load_before (self, error))
    return FALSE;

  self->staffing = sal_design_staffing_new (
      self->alignment.design, self->before.design, self->measure, self->kept_measure);
  self->plan = sal_design_staffing_solve (self->staffing, weight / 100, NULL, error);

  return self->plan != NULL && write_plan (self, error);
}

/* --- saying it --- */

/* Who that is: a name, "" for a vacant position, or NULL for none. */
static const char *
get_holder (const Staffing *self, gint32 position)
{
  const SalStaffingPosition *found;

  if (position == SAL_STAFFING_NONE)
    return NULL;
  found = sal_design_staffing_get_position (self->staffing, (guint) position);

  return found->holder != NULL ? found->holder : "";
}

static double
share_of (double part, double whole)
{
  return whole > 0 ? part / whole : NAN;
}

static void
print_person (const Staffing *self,
              SalCliJson *json,
              const char *member,
              gint32 position,
              double km,
              double kept)
{
  const char *holder = get_holder (self, position);

  sal_cli_json_begin_object (json, member);
  sal_cli_json_id (
      json,
      "position",
      holder != NULL ? sal_design_staffing_get_position (self->staffing, (guint) position)->id : 0);
  sal_cli_json_string (json, "holder", holder != NULL ? holder : "");
  sal_cli_json_real (json, "distance_km", km);
  sal_cli_json_real (json, "kept", kept);
  sal_cli_json_end_object (json);
}

static void
print_line (const Staffing *self, SalCliJson *json, guint t)
{
  const SalStaffingLine *line = &self->plan->lines[t];

  sal_cli_json_begin_object (json, NULL);
  sal_cli_json_id (json, "id", sal_design_staffing_get_territory (self->staffing, t));
  sal_cli_json_string (
      json, "name", sal_territory_design_get_territory (self->alignment.design, t)->name);
  print_person (self, json, "now", line->now, line->now_km, share_of (line->kept_now, line->whole));
  print_person (
      self, json, "then", line->then, line->then_km, share_of (line->kept_then, line->whole));
  sal_cli_json_end_object (json);
}

static void
print_total (
    SalCliJson *json, const char *member, double km, double kept, double deviation, double cost)
{
  sal_cli_json_begin_object (json, member);
  sal_cli_json_real (json, "distance_km", km);
  sal_cli_json_real (json, "kept", kept);
  sal_cli_json_real (json, "max_deviation", deviation / 100);
  sal_cli_json_real (json, "cost", cost);
  sal_cli_json_end_object (json);
}

static void
print_json (const Staffing *self)
{
  SalTerritoryDesign *design = self->alignment.design;
  const SalStaffingPlan *plan = self->plan;
  SalCliJson *json = sal_cli_json_new ("territory_staff");

  sal_cli_json_string (json, "alignment", self->alignment.name);
  sal_cli_json_string (json, "before", self->before.name != NULL ? self->before.name : "");
  sal_cli_json_string (
      json, "measure", sal_territory_design_get_measure (design, self->measure)->key);
  sal_cli_json_string (
      json, "kept_measure", sal_territory_design_get_measure (design, self->kept_measure)->key);
  sal_cli_json_real (json, "weight_change", weight / 100);
  sal_cli_json_real (json, "detour", SAL_TRAVEL_DETOUR);
  sal_cli_json_integer (json, "homes", sal_design_staffing_count_homes (self->staffing));
  sal_cli_json_integer (json, "changed", plan->n_changed);
  sal_cli_json_boolean (json, "applied", apply);
  print_total (json,
               "now",
               plan->now_km,
               share_of (plan->kept_now, plan->whole),
               plan->now_deviation,
               plan->now_cost);
  print_total (json,
               "then",
               plan->then_km,
               share_of (plan->kept_then, plan->whole),
               plan->then_deviation,
               plan->then_cost);
  sal_cli_json_begin_array (json, "territories");
  for (guint t = 0; t < plan->n_lines; t++)
    print_line (self, json, t);
  sal_cli_json_end_array (json);
  sal_cli_json_begin_array (json, "free");
  for (guint i = 0; i < plan->free->len; i++)
    sal_cli_json_string (
        json, NULL, get_holder (self, (gint32) g_array_index (plan->free, guint, i)));
  sal_cli_json_end_array (json);
  sal_cli_json_finish (json);
}

static void
add_person (const Staffing *self, SalCliTable *table, gint32 position)
{
  const char *holder = get_holder (self, position);

  sal_cli_table_cell (table, holder == NULL ? "–" : *holder == '\0' ? _ ("(vacant)") : holder);
}

static void
add_km (SalCliTable *table, double km)
{
  sal_cli_table_take_cell (table, isnan (km) ? g_strdup ("–") : sal_number_format (km, 0));
}

static void
add_share (SalCliTable *table, double share)
{
  sal_cli_table_take_cell (
      table, isnan (share) ? g_strdup ("–") : g_strdup_printf ("%.0f %%", 100 * share));
}

static void
print_lines (const Staffing *self)
{
  const SalStaffingPlan *plan = self->plan;
  SalCliTable *table = sal_cli_table_new ();

  sal_cli_table_add_column (table, _ ("Territory"), FALSE);
  sal_cli_table_add_column (table, _ ("Now"), FALSE);
  sal_cli_table_add_column (table, _ ("Then"), FALSE);
  sal_cli_table_add_column (table, _ ("km Now"), TRUE);
  sal_cli_table_add_column (table, _ ("km Then"), TRUE);
  sal_cli_table_add_column (table, _ ("Kept Now"), TRUE);
  sal_cli_table_add_column (table, _ ("Kept Then"), TRUE);
  for (guint t = 0; t < plan->n_lines; t++)
    {
      const SalStaffingLine *line = &plan->lines[t];

      sal_cli_table_cell (table,
                          sal_territory_design_get_territory (self->alignment.design, t)->name);
      add_person (self, table, line->now);
      add_person (self, table, line->then);
      add_km (table, line->now_km);
      add_km (table, line->then_km);
      add_share (table, share_of (line->kept_now, line->whole));
      add_share (table, share_of (line->kept_then, line->whole));
    }
  sal_cli_table_finish (table);
}

static void
say_totals (SalCliCall *call, const Staffing *self)
{
  const SalStaffingPlan *plan = self->plan;
  g_autofree char *now_km = isnan (plan->now_km) ? NULL : sal_number_format (plan->now_km, 0);
  g_autofree char *then_km = isnan (plan->then_km) ? NULL : sal_number_format (plan->then_km, 0);

  if (sal_design_staffing_count_homes (self->staffing) == 0)
    sal_cli_say (call, _ ("Nobody's home is known: change alone decides."));
  else if (now_km != NULL)
    sal_cli_say (call,
                 _ ("From home, on average, %s km → %s km (great circle × %.2f)."),
                 now_km,
                 then_km,
                 SAL_TRAVEL_DETOUR);
  if (plan->whole > 0)
    sal_cli_say (
        call,
        _ ("%s that stays with who had it: %.1f %% → %.1f %%."),
        sal_territory_design_get_measure (self->alignment.design, self->kept_measure)->label,
        100 * plan->kept_now / plan->whole,
        100 * plan->kept_then / plan->whole);
  sal_cli_say (call,
               _ ("Largest deviation of %s, by what people can carry: %.1f %% → %.1f %%."),
               sal_territory_design_get_measure (self->alignment.design, self->measure)->label,
               plan->now_deviation,
               plan->then_deviation);
  if (plan->n_changed == 0)
    sal_cli_say (call, "%s", _ ("No other way has less of all this together, as weighed."));
  else if (plan->now_cost > 0 && plan->then_cost <= plan->now_cost)
    sal_cli_say (call,
                 _ ("All of this together, as weighed, is %.1f %% less than now."),
                 100 * (1 - plan->then_cost / plan->now_cost));
  for (guint i = 0; i < plan->free->len; i++)
    sal_cli_say (call,
                 _ ("Without a territory: %s."),
                 get_holder (self, (gint32) g_array_index (plan->free, guint, i)));
  sal_cli_say (call,
               apply ? ngettext ("Changed %u territory; “undo” takes it back.",
                                 "Changed %u territories; “undo” takes it back.",
                                 plan->n_changed)
                     : ngettext ("%u territory would change; --apply writes it.",
                                 "%u territories would change; --apply writes it.",
                                 plan->n_changed),
               plan->n_changed);
}

/* --- the command --- */

static SalCliStatus
run (SalCliCall *call)
{
  g_auto (Staffing) self = { 0 };
  GError *error = NULL;

  if (!(weight >= 0 && weight <= 100))
    return sal_cli_usage (call, _ ("--weight-change: expected a number from 0 to 100"));

  if (!sal_cli_atlas_open (
          &self.atlas, call, apply ? SAL_STORE_OPEN : SAL_STORE_READ_ONLY, &error) ||
      !sal_cli_alignment_load (&self.alignment, &self.atlas, call->parameters[1], &error) ||
      !sal_cli_alignment_expect_areas (&self.alignment, &error) || !staff (&self, &error))
    return sal_cli_fail (call, error);

  if (call->json)
    print_json (&self);
  else
    {
      print_lines (&self);
      sal_cli_say (call, "%s", "");
      say_totals (call, &self);
    }

  return SAL_CLI_DONE;
}

const SalCliCommand sal_cli_territory_staff_command = {
  .name = "territory staff",
  .parameters = "FILE ALIGNMENT",
  .min_parameters = 2,
  .max_parameters = 2,
  .summary = N_ ("Assign people to the territories of an alignment"),
  .description =
      N_ ("Finds who is to have which territory so that the way from home and what changes hands "
          "are least together. What changes hands is told against the alignment it was branched "
          "from, or the one in force: by the revenue of accounts, where there is any. Territories "
          "that are locked keep who they have."),
  .options = options,
  .run = run,
};
