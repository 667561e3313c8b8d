/* sal-district-graph-json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-district-graph-json.h"

#include <math.h>

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "sal-error.h"

/* A file while it is read */
typedef struct
{
  const char *path;
  GError **error;
  guint n_nodes;
  guint n_measures;
  char **ids;
  double *x, *y;
  double *weights;
  SalDistrictEdge *edges;
  guint n_edges;
} Reader;

static void
reader_clear (Reader *self)
{
  g_strfreev (self->ids);
  g_free (self->x);
  g_free (self->y);
  g_free (self->weights);
  g_free (self->edges);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static gboolean fail (Reader *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail (Reader *self, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (self->error, SAL_ERROR, SAL_ERROR_FILE, "%s: %s", self->path, message);

  return FALSE;
}

static gboolean
read_number (JsonNode *node, double *number)
{
  GType type = node ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;
  *number = json_node_get_double (node);

  return isfinite (*number);
}

static JsonArray *
get_array (JsonNode *node)
{
  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static char *
read_id (JsonNode *node)
{
  GType type = node ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type == G_TYPE_STRING)
    return json_node_dup_string (node);
  if (type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));

  return NULL;
}

static gboolean
read_weights (Reader *self, guint i, JsonArray *weights)
{
  guint n = weights ? json_array_get_length (weights) : 0;

  if (n == 0 || n > 64)
    return fail (
        self, _ ("node %u (“%s”): “weights” is not an array of 1 to 64 numbers"), i, self->ids[i]);
  if (i == 0)
    {
      self->n_measures = n;
      self->weights = g_new (double, (gsize) self->n_nodes *n);
    }
  if (n != self->n_measures)
    return fail (self,
                 _ ("node %u (“%s”) has %u weights (expected %u, as the first node has)"),
                 i,
                 self->ids[i],
                 n,
                 self->n_measures);
  for (guint k = 0; k < n; k++)
    {
      double *weight = &self->weights[(gsize) i * n + k];

      if (!read_number (json_array_get_element (weights, k), weight) || *weight < 0)
        return fail (self,
                     _ ("node %u (“%s”): weight %u is not a finite number of 0 or more"),
                     i,
                     self->ids[i],
                     k);
    }

  return TRUE;
}

static gboolean
read_node (Reader *self, guint i, JsonNode *node, GHashTable *indexes)
{
  JsonObject *object;
  gpointer other;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (self, _ ("node %u is not an object with id, x, y and weights"), i);
  object = json_node_get_object (node);
  self->ids[i] = read_id (json_object_get_member (object, "id"));
  if (self->ids[i] == NULL)
    return fail (self, _ ("node %u: “id” is neither text nor a whole number"), i);
  if (g_hash_table_lookup_extended (indexes, self->ids[i], NULL, &other))
    return fail (self,
                 _ ("node %u: the id “%s” is also that of node %u (expected ids that differ)"),
                 i,
                 self->ids[i],
                 GPOINTER_TO_UINT (other));
  g_hash_table_insert (indexes, self->ids[i], GUINT_TO_POINTER (i));
  if (!read_number (json_object_get_member (object, "x"), &self->x[i]) ||
      !read_number (json_object_get_member (object, "y"), &self->y[i]))
    return fail (self, _ ("node %u (“%s”): “x” and “y” are not finite numbers"), i, self->ids[i]);

  return read_weights (self, i, get_array (json_object_get_member (object, "weights")));
}

static gboolean
read_nodes (Reader *self, JsonArray *nodes)
{
  g_autoptr (GHashTable) indexes = g_hash_table_new (g_str_hash, g_str_equal);

  self->n_nodes = nodes ? json_array_get_length (nodes) : 0;
  if (self->n_nodes == 0 || self->n_nodes > SAL_DISTRICT_MOST_AREAS)
    return fail (self,
                 _ ("“nodes” is not an array of 1 to %u objects with id, x, y and weights"),
                 SAL_DISTRICT_MOST_AREAS);
  self->ids = g_new0 (char *, self->n_nodes + 1);
  self->x = g_new (double, self->n_nodes);
  self->y = g_new (double, self->n_nodes);
  for (guint i = 0; i < self->n_nodes; i++)
    if (!read_node (self, i, json_array_get_element (nodes, i), indexes))
      return FALSE;

  return TRUE;
}

static gboolean
read_end (Reader *self, guint edge, JsonNode *node, guint *end)
{
  double number;

  if (!read_number (node, &number) || number != floor (number))
    return fail (self, _ ("edge %u: an end of it is not the index of a node"), edge);
  if (number < 0 || number >= self->n_nodes)
    return fail (self,
                 _ ("edge %u: there is no node %.0f (expected 0 to %u)"),
                 edge,
                 number,
                 self->n_nodes - 1);
  *end = (guint) number;

  return TRUE;
}

static gboolean
read_edge (Reader *self, guint i, JsonArray *ends)
{
  SalDistrictEdge *edge = &self->edges[i];
  guint n = ends ? json_array_get_length (ends) : 0;

  if (n < 2 || n > 3)
    return fail (self, _ ("edge %u is not an array of two indexes of nodes and maybe a length"), i);
  if (!read_end (self, i, json_array_get_element (ends, 0), &edge->first) ||
      !read_end (self, i, json_array_get_element (ends, 1), &edge->second))
    return FALSE;
  if (edge->first == edge->second)
    return fail (self,
                 _ ("edge %u joins node %u (“%s”) with itself (expected two nodes)"),
                 i,
                 edge->first,
                 self->ids[edge->first]);
  edge->length = 0;
  if (n == 3 &&
      (!read_number (json_array_get_element (ends, 2), &edge->length) || edge->length < 0))
    return fail (self, _ ("edge %u: its length is not a finite number of 0 or more"), i);

  return TRUE;
}

static gboolean
read_edges (Reader *self, JsonNode *node)
{
  JsonArray *edges = get_array (node);

  if (edges == NULL)
    return fail (self, _ ("“edges” is not an array of pairs of indexes of nodes"));
  self->n_edges = json_array_get_length (edges);
  self->edges = g_new (SalDistrictEdge, MAX (self->n_edges, 1));
  for (guint i = 0; i < self->n_edges; i++)
    if (!read_edge (self, i, get_array (json_array_get_element (edges, i))))
      return FALSE;

  return TRUE;
}

static gboolean
read_document (Reader *self)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;
  JsonObject *object;

  if (!json_parser_load_from_mapped_file (parser, self->path, self->error))
    {
      g_prefix_error (self->error, "%s: ", self->path);
      return FALSE;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return fail (self, _ ("this is not an object with “nodes” and “edges”"));
  object = json_node_get_object (root);

  return read_nodes (self, get_array (json_object_get_member (object, "nodes"))) &&
         read_edges (self, json_object_get_member (object, "edges"));
}

/**
 * sal_district_graph_file_load:
 * @path: a file
 * @is_geographic: whether its positions are degrees
 * @error: return location for an error
 *
 * Reads a graph from JSON: `{"nodes":[{"id","x","y","weights":[…]}],"edges":[[i,j] or
 * [i,j,length]]}`, where i and j count the nodes from 0. Further members are left aside.
 *
 * %SAL_ERROR_FILE is raised for what is missing or makes no sense; the message names the node or
 * edge. What JSON-GLib and GIO raise is passed on.
 *
 * Returns: (transfer full) (nullable): the graph
 */
SalDistrictGraphFile *
sal_district_graph_file_load (const char *path, gboolean is_geographic, GError **error)
{
  g_auto (Reader) reader = { .path = path, .error = error };
  SalDistrictGraphFile *self;
  SalDistrictGraph *graph;

  if (!read_document (&reader))
    return NULL;
  graph = sal_district_graph_new (reader.x,
                                  reader.y,
                                  is_geographic,
                                  reader.weights,
                                  reader.n_nodes,
                                  reader.n_measures,
                                  reader.edges,
                                  reader.n_edges,
                                  error);
  if (graph == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }

  self = g_new (SalDistrictGraphFile, 1);
  self->graph = graph;
  self->ids = g_steal_pointer (&reader.ids);

  return self;
}

void
sal_district_graph_file_free (SalDistrictGraphFile *self)
{
  sal_district_graph_unref (self->graph);
  g_strfreev (self->ids);
  g_free (self);
}
