/* sal-cli-design.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli-design.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "sal-alignment.h"
#include "sal-area-measures.h"
#include "sal-date.h"
#include "sal-design-bound.h"
#include "sal-error.h"
#include "sal-facts-repository.h"
#include "sal-geography-builder.h"
#include "sal-geography-repository.h"
#include "sal-kinds.h"
#include "sal-money.h"
#include "sal-store-error.h"
#include "sal-text.h"

/* --- the workspace --- */

/**
 * sal_cli_atlas_open:
 * @self: (out caller-allocates): the atlas
 * @call: the call, whose first parameter is the workspace
 * @mode: %SAL_STORE_OPEN or %SAL_STORE_READ_ONLY
 * @error: return location for an error
 *
 * Opens the workspace of the call and reads what the Census says of areas.
 *
 * Returns: %FALSE with the errors of sal_workspace_open() and sal_us_areas_load()
 */
gboolean
sal_cli_atlas_open (SalCliAtlas *self, SalCliCall *call, SalStoreMode mode, GError **error)
{
  *self = (SalCliAtlas){ .workspace = sal_cli_open (call, mode, error) };
  if (self->workspace == NULL)
    return FALSE;
  self->areas = sal_us_areas_load (NULL, error);

  return self->areas != NULL;
}

void
sal_cli_atlas_clear (SalCliAtlas *self)
{
  if (self->workspace != NULL)
    sal_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->areas, sal_us_areas_unref);
}

/* --- which alignment --- */

static gpointer
read_alignments (SalConnection *connection,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  return sal_alignments_list (connection, error);
}

/**
 * sal_cli_list_alignments:
 * @workspace: a workspace
 * @error: return location for an error
 *
 * Lists the alignments, as sal_alignments_list() does.
 *
 * Returns: (transfer full) (element-type SalAlignmentInfo) (nullable): the alignments
 */
GPtrArray *
sal_cli_list_alignments (SalWorkspace *workspace, GError **error)
{
  return sal_store_read_sync (
      sal_workspace_get_store (workspace), read_alignments, NULL, NULL, error);
}

static void
set_unknown (const GPtrArray *infos, const char *name, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < infos->len; i++)
    g_string_append_printf (
        names, "%s“%s”", i ? ", " : "", ((SalAlignmentInfo *) infos->pdata[i])->name);
  if (infos->len > 0)
    g_set_error (error,
                 SAL_STORE_ERROR,
                 SAL_STORE_ERROR_NOT_FOUND,
                 _ ("there is no alignment “%s”; there are: %s"),
                 name,
                 names->str);
  else
    g_set_error (error,
                 SAL_STORE_ERROR,
                 SAL_STORE_ERROR_NOT_FOUND,
                 _ ("there is no alignment “%s”, nor any other; “territory new” makes one"),
                 name);
}

/* By its number, or by its name, whatever the case. */
static const SalAlignmentInfo *
find_info (const GPtrArray *infos, const char *name, GError **error)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  const SalAlignmentInfo *found = NULL;
  gint64 id = 0;

  sal_cli_parse_id (name, &id);
  for (guint i = 0; i < infos->len; i++)
    {
      const SalAlignmentInfo *info = infos->pdata[i];
      g_autofree char *other = g_utf8_casefold (info->name, -1);

      if (info->id == id)
        return info;
      if (!g_str_equal (folded, other))
        continue;
      if (found != NULL)
        {
          g_set_error (error,
                       SAL_ERROR,
                       SAL_ERROR_VALUE,
                       _ ("several alignments are named “%s”: expected the number of one, as "
                          "“territory list” shows them"),
                       name);
          return NULL;
        }
      found = info;
    }
  if (found == NULL)
    set_unknown (infos, name, error);

  return found;
}

/**
 * sal_cli_find_alignment:
 * @workspace: a workspace
 * @name: the name of an alignment, or its id
 * @id: (out): its id
 * @error: return location for an error
 *
 * Finds an alignment.
 *
 * %SAL_STORE_ERROR_NOT_FOUND is raised if there is none, with those there are; %SAL_ERROR_VALUE if
 * several have that name.
 *
 * Returns: whether there is one
 */
gboolean
sal_cli_find_alignment (SalWorkspace *workspace, const char *name, gint64 *id, GError **error)
{
  g_autoptr (GPtrArray) infos = sal_cli_list_alignments (workspace, error);
  const SalAlignmentInfo *info = infos != NULL ? find_info (infos, name, error) : NULL;

  if (info == NULL)
    return FALSE;
  *id = info->id;

  return TRUE;
}

/* --- what it is --- */

typedef struct
{
  SalCliAlignment *alignment;
  const SalCliAtlas *atlas;
  const char *name;
  SalGeography *over; /* (nullable): in place of its own */
} Load;

static gboolean
load_positions (SalConnection *connection, SalCliAlignment *alignment, GError **error)
{
  guint n = sal_territory_design_get_n_territories (alignment->design);
  g_autofree gint64 *ids = g_new (gint64, MAX (n, 1));

  for (guint t = 0; t < n; t++)
    ids[t] = sal_territory_design_get_territory (alignment->design, t)->position;
  alignment->positions = sal_records_load_titles (connection, &sal_position_kind, ids, n, error);

  return alignment->positions != NULL;
}

/* Of what divides accounts only: no areas. */
static SalGeography *
load_geography (SalConnection *connection, const Load *load, GError **error)
{
  g_autoptr (SalGeographyBuilder) none = NULL;

  if (load->over != NULL)
    return sal_geography_ref (load->over);

  if (load->alignment->has_areas)
    return sal_geography_load_by_key (connection, load->alignment->geography, error);
  none = sal_geography_builder_new ();

  return sal_geography_builder_finish (none, error);
}

static SalTerritoryDesign *
load_design (SalConnection *connection,
             const Load *load,
             const SalAlignmentInfo *info,
             GError **error)
{
  const SalFiscalCalendar *calendar = sal_workspace_get_calendar (load->atlas->workspace);
  const char *currency = sal_workspace_get_currency (load->atlas->workspace);
  g_autoptr (SalGeography) geography = load_geography (connection, load, error);
  const SalAlignmentRequest request = { info->id, geography, load->atlas->areas,
                                        calendar, currency,  sal_date_today () };
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SalTerritoryDesign) design =
      geography != NULL ? sal_alignment_load (connection, &request, unknown, error) : NULL;
  g_autoptr (SalFacts) facts = NULL;

  if (design == NULL)
    return NULL;
  facts = sal_facts_load (connection, calendar, currency, request.as_of, NULL, NULL, 0, error);
  if (facts == NULL)
    return NULL;
  for (guint i = 0; i < unknown->len; i++)
    g_printerr (
        _ ("salient-cli: “%s” has the area %s, which its geography does not have: it is left "
           "out\n"),
        load->alignment->name,
        (char *) unknown->pdata[i]);

  sal_area_measures_value_accounts (design, facts);
  sal_territory_design_prepare (design);

  return g_steal_pointer (&design);
}

/* Which alignment, and all of it, at one moment. */
static gpointer
read_alignment (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;
  SalCliAlignment *self = load->alignment;
  g_autoptr (GPtrArray) infos = sal_alignments_list (connection, error);
  const SalAlignmentInfo *info = infos != NULL ? find_info (infos, load->name, error) : NULL;

  if (info == NULL)
    return NULL;
  self->id = info->id;
  self->name = g_strdup (info->name);
  self->geography = g_strdup (info->geography);
  self->base = g_strdup (info->base);
  self->has_areas = g_strcmp0 (info->geography, SAL_GEOGRAPHY_ACCOUNTS_ONLY) != 0;
  self->is_draft = sal_alignment_status_is_draft (info->status);
  self->design = load_design (connection, load, info, error);
  if (self->design == NULL || !load_positions (connection, self, error))
    return NULL;

  return self;
}

/**
 * sal_cli_alignment_load:
 * @self: (out caller-allocates): the alignment
 * @atlas: the atlas of the workspace
 * @name: its name, or its id
 * @error: return location for an error
 *
 * Loads an alignment with what its accounts are worth today. Areas that are not known are named on
 * standard error.
 *
 * Returns: %FALSE with the errors of sal_cli_find_alignment(), or if it cannot be read
 */
gboolean
sal_cli_alignment_load (SalCliAlignment *self,
                        const SalCliAtlas *atlas,
                        const char *name,
                        GError **error)
{
  Load load = { self, atlas, name };

  *self = (SalCliAlignment){ 0 };

  return sal_store_read_sync (
             sal_workspace_get_store (atlas->workspace), read_alignment, &load, NULL, error) !=
         NULL;
}

/* Loads an alignment anew, over the areas of another one, in which some of its own were split. */
static gboolean
load_over (SalCliAlignment *self,
           const SalCliAlignment *other,
           const SalCliAtlas *atlas,
           GError **error)
{
  SalGeography *over = sal_territory_design_get_geography (other->design);
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, self->id);
  Load load = { self, atlas, name, over };

  sal_cli_alignment_clear (self);

  return sal_store_read_sync (
             sal_workspace_get_store (atlas->workspace), read_alignment, &load, NULL, error) !=
         NULL;
}

/**
 * sal_cli_alignments_match:
 * @one: an alignment that was loaded
 * @other: another one
 * @atlas: the atlas of their workspace
 * @error: return location for an error
 *
 * Makes sure that two alignments divide the same areas, so that they can be compared. Of areas that
 * were split in one of them, the other one gets the parts.
 *
 * Returns: %FALSE with %SAL_ERROR_VALUE if they do not, or if one could not be read
 */
gboolean
sal_cli_alignments_match (SalCliAlignment *one,
                          SalCliAlignment *other,
                          const SalCliAtlas *atlas,
                          GError **error)
{
  if (g_str_equal (one->geography, other->geography))
    return TRUE;
  if (g_str_equal (one->geography, other->base))
    return load_over (one, other, atlas, error);
  if (g_str_equal (other->geography, one->base))
    return load_over (other, one, atlas, error);

  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_VALUE,
               _ ("“%s” and “%s” divide other areas (expected two of the same geography)"),
               one->name,
               other->name);

  return FALSE;
}

void
sal_cli_alignment_clear (SalCliAlignment *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->geography, g_free);
  g_clear_pointer (&self->base, g_free);
  g_clear_pointer (&self->design, sal_territory_design_unref);
  g_clear_pointer (&self->positions, g_strfreev);
}

/**
 * sal_cli_alignment_expect_areas:
 * @self: an alignment
 * @error: return location for an error
 *
 * Makes sure that an alignment divides areas, for what cannot be done without.
 *
 * Returns: %FALSE with %SAL_ERROR_VALUE if it divides accounts only
 */
gboolean
sal_cli_alignment_expect_areas (const SalCliAlignment *self, GError **error)
{
  if (self->has_areas)
    return TRUE;
  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_VALUE,
               _ ("“%s” divides accounts only, and has no areas (expected an alignment that has)"),
               self->name);

  return FALSE;
}

/* --- measures --- */

/**
 * sal_cli_alignment_expect_draft:
 * @self: an alignment that is to be changed
 * @error: return location for an error
 *
 * Makes sure that it may be: once it is submitted it stays as it is.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_FINAL if it is no draft any more
 */
gboolean
sal_cli_alignment_expect_draft (const SalCliAlignment *self, GError **error)
{
  if (self->is_draft)
    return TRUE;

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_FINAL,
               _ ("“%s” is no draft any more, and stays as it is (expected a draft: “territory "
                  "new --from” branches one)"),
               self->name);

  return FALSE;
}

/**
 * sal_cli_find_measure:
 * @design: a design
 * @key: the name of a measure
 * @measure: (out): its index
 * @error: return location for an error
 *
 * Finds a measure. %SAL_ERROR_VALUE is raised if there is none, with those there are.
 *
 * Returns: whether there is one
 */
gboolean
sal_cli_find_measure (const SalTerritoryDesign *design,
                      const char *key,
                      guint *measure,
                      GError **error)
{
  g_autoptr (GString) keys = g_string_new (NULL);

  if (sal_territory_design_find_measure (design, key, measure))
    return TRUE;

  for (guint i = 0; i < sal_territory_design_get_n_measures (design); i++)
    g_string_append_printf (
        keys, "%s%s", i ? ", " : "", sal_territory_design_get_measure (design, i)->key);
  g_set_error (error,
               SAL_ERROR,
               SAL_ERROR_VALUE,
               _ ("--measure: there is no measure “%s”; there are: %s"),
               key,
               keys->str);

  return FALSE;
}

/**
 * sal_cli_format_measure:
 * @measure: a measure
 * @value: a value of it
 * @currency: the reporting currency
 *
 * Writes a value for people.
 *
 * Returns: (transfer full): the text
 */
char *
sal_cli_format_measure (const SalAreaMeasure *measure, double value, const char *currency)
{
  return sal_area_measure_format (measure, value, currency, FALSE);
}

/**
 * sal_cli_json_measure:
 * @json: a writer
 * @member: (nullable): the member's name
 * @measure: a measure
 * @value: a value of it
 * @currency: the reporting currency
 *
 * Writes a value: money as text with the currency's decimals, else a number.
 */
void
sal_cli_json_measure (SalCliJson *json,
                      const char *member,
                      const SalAreaMeasure *measure,
                      double value,
                      const char *currency)
{
  if (measure->is_money)
    {
      g_autofree char *text = sal_money_to_text ((gint64) llround (value), currency);

      sal_cli_json_string (json, member, text);
    }
  else
    sal_cli_json_real (json, member, value);
}

/* --- areas that no territory can carry --- */

/* So many are named; the others are counted. */
#define NAMED_OVERSIZE 5

static const SalGeographyArea *
get_area (const SalTerritoryDesign *design, guint area)
{
  return &sal_geography_get_areas (sal_territory_design_get_geography (design), NULL)[area];
}

/**
 * sal_cli_json_oversize:
 * @json: a writer
 * @design: a design
 * @measure: the index of a measure
 *
 * Writes the areas that are heavier than a territory, as a member "oversize".
 */
void
sal_cli_json_oversize (SalCliJson *json, const SalTerritoryDesign *design, guint measure)
{
  g_autoptr (GArray) oversize = sal_design_find_oversize (design, measure);

  sal_cli_json_begin_array (json, "oversize");
  for (guint i = 0; i < oversize->len; i++)
    {
      const SalDesignOversize *one = &g_array_index (oversize, SalDesignOversize, i);

      sal_cli_json_begin_object (json, NULL);
      sal_cli_json_string (json, "area", get_area (design, one->area)->code);
      sal_cli_json_string (json, "name", get_area (design, one->area)->name);
      sal_cli_json_real (json, "index", one->index);
      sal_cli_json_end_object (json);
    }
  sal_cli_json_end_array (json);
}

/**
 * sal_cli_say_oversize:
 * @call: the call
 * @design: a design
 * @measure: the index of a measure
 *
 * Names the areas that are heavier than a territory, if there are any.
 */
void
sal_cli_say_oversize (SalCliCall *call, const SalTerritoryDesign *design, guint measure)
{
  g_autoptr (GArray) oversize = sal_design_find_oversize (design, measure);
  g_autoptr (GString) names = g_string_new (NULL);

  if (oversize->len == 0)
    return;

  for (guint i = 0; i < MIN (oversize->len, NAMED_OVERSIZE); i++)
    {
      const SalDesignOversize *one = &g_array_index (oversize, SalDesignOversize, i);
      const SalGeographyArea *area = get_area (design, one->area);

      g_string_append_printf (
          names, "%s%s, %s (%.0f)", i > 0 ? "; " : "", area->name, area->parent, one->index);
    }
  if (oversize->len > NAMED_OVERSIZE)
    g_string_append_printf (names, _ ("; and %u more"), oversize->len - NAMED_OVERSIZE);
  sal_cli_say (call,
               _ ("%s: heavier than a territory is to be (100): %s."),
               sal_territory_design_get_measure (design, measure)->label,
               names->str);
}
