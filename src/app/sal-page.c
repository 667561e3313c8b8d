/* sal-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-page.h"

typedef struct
{
  SalWorkspace *workspace;
  char *title;
  char *subtitle;
  gboolean can_go_back;
  gboolean busy;
  gboolean has_nothing_to_print;
} SalPagePrivate;

typedef enum
{
  PROP_WORKSPACE = 1,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_CAN_GO_BACK,
  PROP_BUSY,
  PROP_CAN_PRINT,
} SalPageProperty;

static GParamSpec *properties[PROP_CAN_PRINT + 1];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SalPage, sal_page, ADW_TYPE_BIN)

static void
sal_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SalPagePrivate *priv = sal_page_get_instance_private (SAL_PAGE (object));

  switch ((SalPageProperty) prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, priv->workspace);
      break;
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, priv->subtitle);
      break;
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, priv->can_go_back);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, priv->busy);
      break;
    case PROP_CAN_PRINT:
      g_value_set_boolean (value, sal_page_can_print (SAL_PAGE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  SalPagePrivate *priv = sal_page_get_instance_private (SAL_PAGE (object));

  switch ((SalPageProperty) prop_id)
    {
    case PROP_WORKSPACE:
      priv->workspace = g_value_dup_object (value);
      break;
    case PROP_TITLE:
      sal_page_set_title (SAL_PAGE (object), g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      sal_page_set_subtitle (SAL_PAGE (object), g_value_get_string (value));
      break;
    case PROP_CAN_GO_BACK:
      sal_page_set_can_go_back (SAL_PAGE (object), g_value_get_boolean (value));
      break;
    case PROP_BUSY:
      sal_page_set_busy (SAL_PAGE (object), g_value_get_boolean (value));
      break;
    case PROP_CAN_PRINT:
      sal_page_set_can_print (SAL_PAGE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_page_finalize (GObject *object)
{
  SalPagePrivate *priv = sal_page_get_instance_private (SAL_PAGE (object));

  g_clear_object (&priv->workspace);
  g_clear_pointer (&priv->title, g_free);
  g_clear_pointer (&priv->subtitle, g_free);

  G_OBJECT_CLASS (sal_page_parent_class)->finalize (object);
}

static void
sal_page_class_init (SalPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags notified = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = sal_page_get_property;
  object_class->set_property = sal_page_set_property;
  object_class->finalize = sal_page_finalize;

  properties[PROP_WORKSPACE] =
      g_param_spec_object ("workspace",
                           NULL,
                           NULL,
                           SAL_TYPE_WORKSPACE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, notified);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, notified);
  properties[PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, notified);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, notified);
  properties[PROP_CAN_PRINT] = g_param_spec_boolean ("can-print", NULL, NULL, TRUE, notified);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
sal_page_init (SalPage *self)
{
}

SalWorkspace *
sal_page_get_workspace (SalPage *self)
{
  SalPagePrivate *priv = sal_page_get_instance_private (self);

  return priv->workspace;
}

const char *
sal_page_get_title (SalPage *self)
{
  SalPagePrivate *priv = sal_page_get_instance_private (self);

  return priv->title;
}

static void
set_string (SalPage *self, char **member, const char *value, SalPageProperty property)
{
  if (g_strcmp0 (*member, value) == 0)
    return;

  g_free (*member);
  *member = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/**
 * sal_page_set_title:
 * @self: a page
 * @title: (nullable): what the header bar shows
 *
 * Sets the title in the header bar.
 */
void
sal_page_set_title (SalPage *self, const char *title)
{
  SalPagePrivate *priv = sal_page_get_instance_private (self);

  set_string (self, &priv->title, title, PROP_TITLE);
}

/**
 * sal_page_set_subtitle:
 * @self: a page
 * @subtitle: (nullable): the period and filter in force
 *
 * Sets the line under the title in the header bar.
 */
void
sal_page_set_subtitle (SalPage *self, const char *subtitle)
{
  SalPagePrivate *priv = sal_page_get_instance_private (self);

  set_string (self, &priv->subtitle, subtitle, PROP_SUBTITLE);
}

gboolean
sal_page_get_can_go_back (SalPage *self)
{
  SalPagePrivate *priv = sal_page_get_instance_private (self);

  return priv->can_go_back;
}

static gboolean
notify_can_go_back_cb (gpointer self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);

  return G_SOURCE_REMOVE;
}

/**
 * sal_page_set_can_go_back:
 * @self: a page
 * @can_go_back: whether there is a level above the one shown
 *
 * Shows or hides the back button of the header bar. Pages call it when they fold, which is while
 * the window is being laid out: the header bar, which is laid out already, hears of it afterwards.
 */
void
sal_page_set_can_go_back (SalPage *self, gboolean can_go_back)
{
  SalPagePrivate *priv = sal_page_get_instance_private (self);

  if (priv->can_go_back == can_go_back)
    return;

  priv->can_go_back = can_go_back;
  g_idle_add_full (
      G_PRIORITY_HIGH_IDLE, notify_can_go_back_cb, g_object_ref (self), g_object_unref);
}

gboolean
sal_page_is_busy (SalPage *self)
{
  SalPagePrivate *priv = sal_page_get_instance_private (self);

  return priv->busy;
}

/**
 * sal_page_set_busy:
 * @self: a page
 * @busy: whether what it shows is still being loaded
 *
 * Tells whether the page is complete.
 */
void
sal_page_set_busy (SalPage *self, gboolean busy)
{
  SalPagePrivate *priv = sal_page_get_instance_private (self);

  if (priv->busy == busy)
    return;

  priv->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/**
 * sal_page_go_back:
 * @self: a page
 *
 * Shows the level above, if there is one.
 */
void
sal_page_go_back (SalPage *self)
{
  SalPageClass *klass = SAL_PAGE_GET_CLASS (self);

  if (sal_page_get_can_go_back (self) && klass->go_back != NULL)
    klass->go_back (self);
}

/**
 * sal_page_show_record:
 * @self: a page
 * @kind: a kind of record
 * @id: a record, or 0 for the list of them
 *
 * Shows a record in the page.
 *
 * Returns: %FALSE if this room does not show such records
 */
gboolean
sal_page_show_record (SalPage *self, const SalKind *kind, gint64 id)
{
  SalPageClass *klass = SAL_PAGE_GET_CLASS (self);

  return klass->show_record != NULL && klass->show_record (self, kind, id);
}

/**
 * sal_page_show_target:
 * @self: a page
 * @target: what to show, in the words of the room
 *
 * Shows something of the page that another room refers to; as soon as it is loaded.
 *
 * Returns: %FALSE if this room has nothing that is referred to
 */
gboolean
sal_page_show_target (SalPage *self, const char *target)
{
  SalPageClass *klass = SAL_PAGE_GET_CLASS (self);

  return klass->show_target != NULL && klass->show_target (self, target);
}

/**
 * sal_page_focus_search:
 * @self: a page
 *
 * Puts the keyboard focus into the page's own search entry.
 *
 * Returns: %FALSE if it has none
 */
gboolean
sal_page_focus_search (SalPage *self)
{
  SalPageClass *klass = SAL_PAGE_GET_CLASS (self);

  return klass->focus_search != NULL && klass->focus_search (self);
}

/**
 * sal_page_can_print:
 * @self: a page
 *
 * Tells whether what the page shows can be printed and saved as a PDF.
 *
 * Returns: %TRUE if so
 */
gboolean
sal_page_can_print (SalPage *self)
{
  SalPagePrivate *priv = sal_page_get_instance_private (self);

  return SAL_PAGE_GET_CLASS (self)->print != NULL && !priv->has_nothing_to_print;
}

/**
 * sal_page_set_can_print:
 * @self: a page of a room that can print
 * @can_print: whether what shows now can be
 *
 * Says whether what the page shows can be printed and saved as a PDF, as it can to begin with.
 */
void
sal_page_set_can_print (SalPage *self, gboolean can_print)
{
  SalPagePrivate *priv = sal_page_get_instance_private (self);

  if (priv->has_nothing_to_print == !can_print)
    return;

  priv->has_nothing_to_print = !can_print;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_PRINT]);
}

/**
 * sal_page_print:
 * @self: a page that can print
 *
 * Asks for a printer, and prints what the page shows.
 */
void
sal_page_print (SalPage *self)
{
  SAL_PAGE_GET_CLASS (self)->print (self);
}

/**
 * sal_page_save_pdf:
 * @self: a page that can print
 *
 * Asks for a file, and saves what the page shows as a PDF.
 */
void
sal_page_save_pdf (SalPage *self)
{
  SAL_PAGE_GET_CLASS (self)->save_pdf (self);
}

/**
 * sal_page_show_view:
 * @self: a page
 * @index: which of its typical views, from 0
 *
 * Shows one of the page's typical views, as the tour and the tests do one after the other. The page
 * is busy until the view is complete.
 *
 * Returns: (transfer none) (nullable): its name, or %NULL if there is none of that index
 */
const char *
sal_page_show_view (SalPage *self, guint index)
{
  SalPageClass *klass = SAL_PAGE_GET_CLASS (self);

  if (klass->show_view != NULL)
    return klass->show_view (self, index);

  return index == 0 ? "start" : NULL;
}

/**
 * sal_page_is_modified:
 * @self: a page
 *
 * Tells whether something was entered in the page and not saved.
 *
 * Returns: %TRUE if sal_page_leave_async() would ask
 */
gboolean
sal_page_is_modified (SalPage *self)
{
  SalPageClass *klass = SAL_PAGE_GET_CLASS (self);

  return klass->is_modified != NULL && klass->is_modified (self);
}

/**
 * sal_page_has_draft:
 * @self: a page
 *
 * Tells whether somebody is in the middle of something that shows in the page and is stored only
 * when it is applied: to undo then is not meant for what was stored before, perhaps elsewhere.
 *
 * Returns: %TRUE if so
 */
gboolean
sal_page_has_draft (SalPage *self)
{
  SalPageClass *klass = SAL_PAGE_GET_CLASS (self);

  return klass->has_draft != NULL && klass->has_draft (self);
}

/**
 * sal_page_leave_async:
 * @self: a page
 * @callback: called when it may be left or not
 * @user_data: for @callback
 *
 * Asks what to do with what was entered and not saved, if anything was.
 */
void
sal_page_leave_async (SalPage *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, sal_page_leave_async);
  if (sal_page_is_modified (self))
    SAL_PAGE_GET_CLASS (self)->leave_async (self, g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * sal_page_leave_finish:
 * @self: a page
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Ends sal_page_leave_async().
 *
 * Returns: whether the page may be left
 */
gboolean
sal_page_leave_finish (SalPage *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
