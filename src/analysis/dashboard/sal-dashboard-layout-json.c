/* sal-dashboard-layout-json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-dashboard-layout.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "sal-error.h"

#define SCHEMA    "salient.dashboard/1"
#define MAX_BYTES (256 * 1024)

static const char *const show_names[] = { "figure",    "bullet",     "line",   "bars",    "heat",
                                          "funnel",    "compare",    "change", "control", "scatter",
                                          "histogram", "exceptions", NULL };
static const char *const period_names[] = { "chosen", "year", "quarters", NULL };

static const char *const layout_members[] = { "schema", "tiles", NULL };
static const char *const tile_members[] = { "show",   "title",   "metrics", "plan",       "by",
                                            "period", "columns", "rows",    "thresholds", NULL };
static const char *const threshold_members[] = { "metric", "below", "above", NULL };

/* A tile that is being read, for messages: "Tile 3, by". @tile 0 is the dashboard itself. */
typedef struct
{
  JsonObject *object;
  guint tile;
  GError **error;
} Reader;

G_GNUC_PRINTF (3, 4)
static gboolean
fail (Reader *reader, const char *member, const char *format, ...)
{
  g_autofree char *message = NULL;
  g_autofree char *place = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  place = reader->tile == 0 ? g_strdup (_ ("Dashboard"))
                            : g_strdup_printf (_ ("Tile %u"), reader->tile);
  g_set_error (reader->error,
               SAL_ERROR,
               SAL_ERROR_SYNTAX,
               "%s%s%s: %s",
               place,
               member != NULL ? ", " : "",
               member != NULL ? member : "",
               message);

  return FALSE;
}

static gboolean
check_members (Reader *reader, const char *const *known)
{
  g_autoptr (GList) members = json_object_get_members (reader->object);

  for (const GList *l = members; l != NULL; l = l->next)
    {
      g_autofree char *list = NULL;

      if (g_strv_contains (known, l->data))
        continue;
      list = g_strjoinv (", ", (char **) known);
      return fail (reader, l->data, _ ("is not known here (expected one of %s)"), list);
    }

  return TRUE;
}

static gboolean
is_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

/* Leaves @text alone if there is no such member. */
static gboolean
read_text (Reader *reader, const char *member, char **text)
{
  JsonNode *node = json_object_get_member (reader->object, member);

  if (node == NULL)
    return TRUE;
  if (!is_text (node) || *json_node_get_string (node) == '\0')
    return fail (reader, member, _ ("is not a text (expected \"…\")"));
  g_free (*text);
  *text = json_node_dup_string (node);

  return TRUE;
}

static gboolean
read_choice (Reader *reader, const char *member, const char *const *choices, int *choice)
{
  g_autofree char *text = NULL;
  g_autofree char *list = g_strjoinv (", ", (char **) choices);

  if (!read_text (reader, member, &text))
    return FALSE;
  if (text == NULL)
    return *choice >= 0 || fail (reader, member, _ ("is missing (expected one of %s)"), list);
  for (int i = 0; choices[i] != NULL; i++)
    {
      if (g_str_equal (choices[i], text))
        {
          *choice = i;
          return TRUE;
        }
    }

  return fail (reader, member, _ ("“%s” is not known (expected one of %s)"), text, list);
}

static gboolean
read_size (Reader *reader, const char *member, guint minimum, guint maximum, guint *size)
{
  JsonNode *node = json_object_get_member (reader->object, member);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64 ||
      json_node_get_int (node) < minimum || json_node_get_int (node) > maximum)
    return fail (reader, member, _ ("is not a whole number from %u to %u"), minimum, maximum);
  *size = (guint) json_node_get_int (node);

  return TRUE;
}

static gboolean
read_metrics (Reader *reader, SalDashboardTile *tile)
{
  JsonNode *node = json_object_get_member (reader->object, "metrics");
  gboolean is_list = node != NULL && JSON_NODE_HOLDS_ARRAY (node);
  guint n = is_list ? json_array_get_length (json_node_get_array (node)) : 0;

  if (tile->show == SAL_TILE_EXCEPTIONS)
    return node == NULL || fail (reader, "metrics", _ ("does not belong to a tile of exceptions"));
  if (tile->show == SAL_TILE_HEAT && (n < 1 || n > SAL_DASHBOARD_MAX_METRICS))
    return fail (reader,
                 "metrics",
                 _ ("is not a list of one to %d keys of metrics"),
                 SAL_DASHBOARD_MAX_METRICS);
  if (tile->show != SAL_TILE_HEAT && n != 1)
    return fail (reader, "metrics", _ ("is not a list of one key of a metric"));

  for (guint i = 0; i < n; i++)
    {
      JsonNode *element = json_array_get_element (json_node_get_array (node), i);

      if (!is_text (element) || *json_node_get_string (element) == '\0')
        return fail (reader, "metrics", _ ("holds something that is not the key of a metric"));
      g_ptr_array_add (tile->metrics, json_node_dup_string (element));
    }

  return TRUE;
}

static gboolean
read_dimension (Reader *reader, SalDashboardTile *tile)
{
  g_autofree char *name = NULL;
  gboolean is_time;

  if (!read_text (reader, "by", &name))
    return FALSE;
  if (name == NULL)
    return TRUE;
  if (!tile->is_split)
    return fail (reader, "by", _ ("does not belong to a tile that is not split"));
  if (!sal_fact_dimension_from_name (name, &tile->dimension))
    return fail (reader, "by", _ ("“%s” is not a dimension (expected one such as unit)"), name);

  is_time = tile->dimension >= SAL_FACT_N_STORED;
  if (tile->show == SAL_TILE_LINE && !is_time)
    return fail (reader, "by", _ ("“%s” is not month, quarter or year"), name);
  if (tile->show == SAL_TILE_FUNNEL && tile->dimension != SAL_FACT_STAGE)
    return fail (reader, "by", _ ("“%s” is not stage"), name);
  if (tile->show == SAL_TILE_CONTROL && tile->dimension != SAL_FACT_MONTH)
    return fail (reader, "by", _ ("“%s” is not month"), name);
  if (tile->show == SAL_TILE_CHANGE && is_time)
    return fail (reader, "by", _ ("“%s” is a time, which is what is compared"), name);
  if (tile->show == SAL_TILE_COMPARE && !sal_fact_dimension_has_capacity (tile->dimension))
    return fail (reader, "by", _ ("“%s” is not unit, position or person"), name);

  return TRUE;
}

static gboolean
read_plan (Reader *reader, SalDashboardTile *tile)
{
  if (!read_text (reader, "plan", &tile->plan))
    return FALSE;
  if ((tile->show == SAL_TILE_BULLET || tile->show == SAL_TILE_SCATTER) && tile->plan == NULL)
    return fail (reader, "plan", _ ("is missing (expected the key of a metric, such as quota)"));
  if (tile->plan != NULL && tile->show != SAL_TILE_BULLET && tile->show != SAL_TILE_BARS &&
      tile->show != SAL_TILE_LINE && tile->show != SAL_TILE_SCATTER)
    return fail (reader, "plan", _ ("does not belong to a tile of this kind"));

  return TRUE;
}

/* Leaves @number alone if there is no such member. */
static gboolean
read_number (Reader *reader, const char *member, double *number)
{
  JsonNode *node = json_object_get_member (reader->object, member);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || (json_node_get_value_type (node) != G_TYPE_INT64 &&
                                        json_node_get_value_type (node) != G_TYPE_DOUBLE))
    return fail (reader, member, _ ("is not a number"));
  *number = json_node_get_double (node);

  return TRUE;
}

static gboolean
read_threshold (Reader *reader, SalDashboardTile *tile)
{
  g_autofree char *metric = NULL;
  double below = NAN, above = NAN;

  if (!check_members (reader, threshold_members) || !read_text (reader, "metric", &metric))
    return FALSE;
  if (metric == NULL)
    return fail (reader, "metric", _ ("is missing (expected the key of a metric)"));
  if (!read_number (reader, "below", &below) || !read_number (reader, "above", &above))
    return FALSE;
  if (isnan (below) && isnan (above))
    return fail (reader, "thresholds", _ ("say neither “below” nor “above”"));
  if (below > above)
    return fail (reader, "below", _ ("is greater than “above”"));
  sal_dashboard_tile_add_threshold (tile, metric, below, above);

  return TRUE;
}

static gboolean
read_thresholds (Reader *reader, SalDashboardTile *tile)
{
  JsonNode *node = json_object_get_member (reader->object, "thresholds");
  JsonArray *list;

  if (node == NULL)
    return TRUE;
  if (tile->show != SAL_TILE_EXCEPTIONS)
    return fail (reader, "thresholds", _ ("belong to a tile of exceptions"));
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail (reader, "thresholds", _ ("are not a list"));
  list = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *element = json_array_get_element (list, i);
      Reader place = { NULL, reader->tile, reader->error };

      if (!JSON_NODE_HOLDS_OBJECT (element))
        return fail (reader, "thresholds", _ ("hold something that is not an object"));
      place.object = json_node_get_object (element);
      if (!read_threshold (&place, tile))
        return FALSE;
    }

  return TRUE;
}

static SalDashboardTile *
read_tile (Reader *reader)
{
  g_autoptr (SalDashboardTile) tile = NULL;
  int show = -1, period;

  if (!check_members (reader, tile_members) || !read_choice (reader, "show", show_names, &show))
    return NULL;

  tile = sal_dashboard_tile_new ((SalTileShow) show, NULL);
  period = (int) tile->period;
  if (!read_text (reader, "title", &tile->title) || !read_metrics (reader, tile) ||
      !read_plan (reader, tile) || !read_thresholds (reader, tile) ||
      !read_dimension (reader, tile) || !read_choice (reader, "period", period_names, &period) ||
      !read_size (
          reader, "columns", SAL_DASHBOARD_MIN_COLUMNS, SAL_DASHBOARD_COLUMNS, &tile->columns) ||
      !read_size (reader, "rows", 1, SAL_DASHBOARD_MAX_ROWS, &tile->rows))
    return NULL;
  tile->period = (SalTilePeriod) period;
  if (tile->period == SAL_TILE_PERIOD_QUARTERS &&
      !(tile->is_split && tile->dimension >= SAL_FACT_N_STORED))
    {
      fail (reader, "period", _ ("“quarters” is for tiles by month, quarter or year alone"));
      return NULL;
    }

  return g_steal_pointer (&tile);
}

static SalDashboardLayout *
read_layout (Reader *reader)
{
  g_autoptr (SalDashboardLayout) layout = sal_dashboard_layout_new ();
  g_autofree char *schema = NULL;
  JsonNode *node = json_object_get_member (reader->object, "tiles");
  JsonArray *tiles;

  if (!check_members (reader, layout_members) || !read_text (reader, "schema", &schema))
    return NULL;
  if (g_strcmp0 (schema, SCHEMA) != 0)
    fail (reader, "schema", _ ("is not “%s”: this is no dashboard"), SCHEMA);
  else if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    fail (reader, "tiles", _ ("is missing (expected a list of tiles)"));
  else if (json_array_get_length (json_node_get_array (node)) > SAL_DASHBOARD_MAX_TILES)
    fail (reader, "tiles", _ ("are more than %d"), SAL_DASHBOARD_MAX_TILES);
  else
    {
      tiles = json_node_get_array (node);
      for (guint i = 0; i < json_array_get_length (tiles); i++)
        {
          JsonNode *element = json_array_get_element (tiles, i);
          Reader place = { NULL, i + 1, reader->error };
          SalDashboardTile *tile;

          if (!JSON_NODE_HOLDS_OBJECT (element))
            {
              fail (&place, NULL, _ ("is not an object (expected {\"show\": …})"));
              return NULL;
            }
          place.object = json_node_get_object (element);
          tile = read_tile (&place);
          if (tile == NULL)
            return NULL;
          sal_dashboard_layout_add (layout, tile);
        }
      return g_steal_pointer (&layout);
    }

  return NULL;
}

/**
 * sal_dashboard_layout_parse:
 * @json: the definition of a dashboard
 * @error: return location for an error
 *
 * Reads a dashboard. Whether its metrics exist is not looked at.
 *
 * Raises %SAL_ERROR_SYNTAX, naming the tile, the member and what was expected.
 *
 * Returns: (transfer full): the layout, or %NULL on error
 */
SalDashboardLayout *
sal_dashboard_layout_parse (const char *json, GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) problem = NULL;
  Reader reader = { NULL, 0, error };

  if (strlen (json) > MAX_BYTES)
    {
      fail (&reader, NULL, _ ("is longer than %d bytes"), MAX_BYTES);
      return NULL;
    }
  node = json_from_string (json, &problem);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      fail (&reader,
            NULL,
            _ ("is not a JSON object (%s)"),
            problem != NULL ? problem->message : _ ("expected {\"schema\": …}"));
      return NULL;
    }
  reader.object = json_node_get_object (node);

  return read_layout (&reader);
}

/* --- writing --- */

static void
write_text (JsonBuilder *builder, const char *member, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

static void
write_number (JsonBuilder *builder, const char *member, double number)
{
  if (isnan (number))
    return;
  json_builder_set_member_name (builder, member);
  json_builder_add_double_value (builder, number);
}

static void
write_thresholds (JsonBuilder *builder, const GArray *thresholds)
{
  if (thresholds->len == 0)
    return;
  json_builder_set_member_name (builder, "thresholds");
  json_builder_begin_array (builder);
  for (guint i = 0; i < thresholds->len; i++)
    {
      const SalTileThreshold *threshold = &g_array_index (thresholds, SalTileThreshold, i);

      json_builder_begin_object (builder);
      write_text (builder, "metric", threshold->metric);
      write_number (builder, "below", threshold->below);
      write_number (builder, "above", threshold->above);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_tile (JsonBuilder *builder, const SalDashboardTile *tile)
{
  json_builder_begin_object (builder);
  write_text (builder, "show", show_names[tile->show]);
  write_text (builder, "title", tile->title);
  if (tile->metrics->len > 0)
    {
      json_builder_set_member_name (builder, "metrics");
      json_builder_begin_array (builder);
      for (guint i = 0; i < tile->metrics->len; i++)
        json_builder_add_string_value (builder, g_ptr_array_index (tile->metrics, i));
      json_builder_end_array (builder);
    }
  write_text (builder, "plan", tile->plan);
  if (tile->is_split)
    write_text (builder, "by", sal_fact_dimension_get_name (tile->dimension));
  write_text (builder, "period", period_names[tile->period]);
  write_thresholds (builder, tile->thresholds);
  json_builder_set_member_name (builder, "columns");
  json_builder_add_int_value (builder, tile->columns);
  json_builder_set_member_name (builder, "rows");
  json_builder_add_int_value (builder, tile->rows);
  json_builder_end_object (builder);
}

/**
 * sal_dashboard_layout_to_json:
 * @self: a layout
 *
 * Writes a dashboard as sal_dashboard_layout_parse() reads it.
 *
 * Returns: (transfer full): the definition, indented
 */
char *
sal_dashboard_layout_to_json (const SalDashboardLayout *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  write_text (builder, "schema", SCHEMA);
  json_builder_set_member_name (builder, "tiles");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->tiles->len; i++)
    write_tile (builder, sal_dashboard_layout_get (self, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, TRUE);
}
