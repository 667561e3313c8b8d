/* sal-list-detail-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-list-detail-page.h"

#include <glib/gi18n.h>

#include "sal-question.h"
#include "sal-view-switcher.h"

typedef struct
{
  char *leave_text;

  AdwViewStack *stack;
  AdwStatusPage *problem_page;
  GtkCenterBox *bar;
  GtkWidget *switcher;
  AdwViewStack *views;
  AdwViewStackPage *list_page;
  AdwLeaflet *leaflet; /* NULL once the page is gone */
  GtkWidget *separator;
} SalListDetailPagePrivate;

typedef enum
{
  PROP_PROBLEM_TITLE = 1,
  PROP_LEAVE_TEXT,
  PROP_LIST_NAME,
  PROP_LIST_TITLE,
  PROP_LIST_ICON_NAME,
} SalListDetailPageProperty;

static GParamSpec *properties[PROP_LIST_ICON_NAME + 1];

static GtkBuildableIface *parent_buildable;

static void sal_list_detail_page_buildable_init (GtkBuildableIface *iface);

G_DEFINE_TYPE_WITH_CODE (SalListDetailPage,
                         sal_list_detail_page,
                         SAL_TYPE_PAGE,
                         G_ADD_PRIVATE (SalListDetailPage)
                             G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                    sal_list_detail_page_buildable_init))

/* --- going back --- */

static gboolean
is_detail_shown (SalListDetailPagePrivate *priv)
{
  return g_strcmp0 (adw_leaflet_get_visible_child_name (priv->leaflet), "detail") == 0;
}

static gboolean
is_list_view_shown (SalListDetailPagePrivate *priv)
{
  return adw_view_stack_get_visible_child (priv->views) == GTK_WIDGET (priv->leaflet);
}

static gboolean
can_detail_go_back (SalListDetailPage *self)
{
  SalListDetailPageClass *klass = SAL_LIST_DETAIL_PAGE_GET_CLASS (self);

  return klass->detail_can_go_back != NULL && klass->detail_can_go_back (self);
}

/* Whether there is a level above what shows: the list where it is folded away, or one of the
 * detail's own where the detail shows. */
static gboolean
can_go_back (SalListDetailPage *self)
{
  SalListDetailPagePrivate *priv = sal_list_detail_page_get_instance_private (self);
  gboolean is_folded = adw_leaflet_get_folded (priv->leaflet);

  if (!sal_list_detail_page_has_content (self) || !is_list_view_shown (priv) ||
      (is_folded && !is_detail_shown (priv)))
    return FALSE;

  return is_folded || can_detail_go_back (self);
}

static void
sal_list_detail_page_go_back (SalPage *page)
{
  SalListDetailPage *self = SAL_LIST_DETAIL_PAGE (page);
  SalListDetailPagePrivate *priv = sal_list_detail_page_get_instance_private (self);

  if (can_detail_go_back (self))
    SAL_LIST_DETAIL_PAGE_GET_CLASS (self)->detail_go_back (self);
  else
    adw_leaflet_set_visible_child_name (priv->leaflet, "list");
}

/* --- leaving what is not stored --- */

typedef struct
{
  SalListDetailPage *page;
  gint64 id;   /* of what is shown then */
  GTask *task; /* (nullable): if the page is left */
} Leaving;

static void
leave_response_cb (AdwMessageDialog *dialog, const char *response, Leaving *leaving)
{
  SalListDetailPage *self = leaving->page;
  SalListDetailPageClass *klass = SAL_LIST_DETAIL_PAGE_GET_CLASS (self);
  gboolean discards = g_str_equal (response, SAL_QUESTION_GO);

  if (discards)
    klass->discard (self);
  if (leaving->task != NULL)
    g_task_return_boolean (leaving->task, discards);
  else if (discards)
    klass->choose (self, leaving->id);
  else if (klass->stay != NULL)
    klass->stay (self);
  g_clear_object (&leaving->task);
  g_object_unref (self);
  g_free (leaving);
}

/* @task: (transfer full) (nullable) */
static void
ask_to_leave (SalListDetailPage *self, gint64 id, GTask *task)
{
  SalListDetailPagePrivate *priv = sal_list_detail_page_get_instance_private (self);
  AdwMessageDialog *dialog = sal_question_new (GTK_WIDGET (self),
                                               _ ("Discard What Is Not Stored?"),
                                               priv->leave_text,
                                               _ ("_Discard"),
                                               ADW_RESPONSE_DESTRUCTIVE);
  Leaving *leaving = g_new (Leaving, 1);

  *leaving = (Leaving){ g_object_ref (self), id, task };
  g_signal_connect (dialog, "response", G_CALLBACK (leave_response_cb), leaving);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* @task: (transfer full) */
static void
sal_list_detail_page_leave_async (SalPage *page, GTask *task)
{
  ask_to_leave (SAL_LIST_DETAIL_PAGE (page), 0, task);
}

/* --- the parts of a subclass --- */

static void
add_view (SalListDetailPagePrivate *priv, GtkBuilder *builder, GObject *page)
{
  GtkBuildable *views = GTK_BUILDABLE (priv->views);

  GTK_BUILDABLE_GET_IFACE (views)->add_child (views, builder, page, NULL);
  gtk_widget_set_visible (priv->switcher, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (priv->bar), TRUE);
}

static void
sal_list_detail_page_add_child (GtkBuildable *buildable,
                                GtkBuilder *builder,
                                GObject *child,
                                const char *type)
{
  SalListDetailPage *self = SAL_LIST_DETAIL_PAGE (buildable);
  SalListDetailPagePrivate *priv = sal_list_detail_page_get_instance_private (self);
  AdwLeafletPage *page;

  if (g_strcmp0 (type, "empty") == 0)
    {
      adw_view_stack_add_named (priv->stack, GTK_WIDGET (child), "empty");
    }
  else if (g_strcmp0 (type, "list") == 0 || g_strcmp0 (type, "detail") == 0)
    {
      page = g_str_equal (type, "list") ? adw_leaflet_prepend (priv->leaflet, GTK_WIDGET (child))
                                        : adw_leaflet_append (priv->leaflet, GTK_WIDGET (child));
      adw_leaflet_page_set_name (page, type);
      sal_list_detail_page_show_list (self);
    }
  else if (g_strcmp0 (type, "view") == 0)
    {
      add_view (priv, builder, child);
    }
  else if (g_strcmp0 (type, "bar") == 0)
    {
      gtk_center_box_set_end_widget (priv->bar, GTK_WIDGET (child));
      gtk_widget_set_visible (GTK_WIDGET (priv->bar), TRUE);
    }
  else
    {
      parent_buildable->add_child (buildable, builder, child, type);
    }
}

static void
sal_list_detail_page_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = sal_list_detail_page_add_child;
}

/* --- the page --- */

static void
sal_list_detail_page_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  SalListDetailPagePrivate *priv =
      sal_list_detail_page_get_instance_private (SAL_LIST_DETAIL_PAGE (object));
  const char *text = g_value_get_string (value);

  switch ((SalListDetailPageProperty) prop_id)
    {
    case PROP_PROBLEM_TITLE:
      adw_status_page_set_title (priv->problem_page, text);
      break;
    case PROP_LEAVE_TEXT:
      g_free (priv->leave_text);
      priv->leave_text = g_strdup (text);
      break;
    case PROP_LIST_NAME:
      adw_view_stack_page_set_name (priv->list_page, text);
      break;
    case PROP_LIST_TITLE:
      adw_view_stack_page_set_title (priv->list_page, text);
      break;
    case PROP_LIST_ICON_NAME:
      adw_view_stack_page_set_icon_name (priv->list_page, text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sal_list_detail_page_dispose (GObject *object)
{
  SalListDetailPagePrivate *priv =
      sal_list_detail_page_get_instance_private (SAL_LIST_DETAIL_PAGE (object));

  priv->leaflet = NULL;

  G_OBJECT_CLASS (sal_list_detail_page_parent_class)->dispose (object);
}

static void
sal_list_detail_page_finalize (GObject *object)
{
  SalListDetailPagePrivate *priv =
      sal_list_detail_page_get_instance_private (SAL_LIST_DETAIL_PAGE (object));

  g_free (priv->leave_text);

  G_OBJECT_CLASS (sal_list_detail_page_parent_class)->finalize (object);
}

static void
sal_list_detail_page_class_init (SalListDetailPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SalPageClass *page_class = SAL_PAGE_CLASS (klass);
  static const char *const names[] = {
    [PROP_PROBLEM_TITLE] = "problem-title",   [PROP_LEAVE_TEXT] = "leave-text",
    [PROP_LIST_NAME] = "list-name",           [PROP_LIST_TITLE] = "list-title",
    [PROP_LIST_ICON_NAME] = "list-icon-name",
  };

  object_class->set_property = sal_list_detail_page_set_property;
  object_class->dispose = sal_list_detail_page_dispose;
  object_class->finalize = sal_list_detail_page_finalize;
  page_class->go_back = sal_list_detail_page_go_back;
  page_class->leave_async = sal_list_detail_page_leave_async;

  for (guint i = 1; i < G_N_ELEMENTS (properties); i++)
    properties[i] =
        g_param_spec_string (names[i], NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (SAL_TYPE_VIEW_SWITCHER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/sal-list-detail-page.ui");
#define BIND(name)                                                                                 \
  gtk_widget_class_bind_template_child_private (widget_class, SalListDetailPage, name)
  BIND (stack);
  BIND (problem_page);
  BIND (bar);
  BIND (switcher);
  BIND (views);
  BIND (list_page);
  BIND (leaflet);
  BIND (separator);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, sal_list_detail_page_update_back);
}

static void
sal_list_detail_page_init (SalListDetailPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_state (SalListDetailPage *self, const char *state)
{
  SalListDetailPagePrivate *priv = sal_list_detail_page_get_instance_private (self);

  adw_view_stack_set_visible_child_name (priv->stack, state);
}

/**
 * sal_list_detail_page_show_problem:
 * @self: a page
 * @error: why it could not be read
 *
 * Shows that there is nothing to show because it could not be read.
 */
void
sal_list_detail_page_show_problem (SalListDetailPage *self, const GError *error)
{
  SalListDetailPagePrivate *priv = sal_list_detail_page_get_instance_private (self);
  g_autofree char *message = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (priv->problem_page, message);
  show_state (self, "problem");
}

/**
 * sal_list_detail_page_show_empty:
 * @self: a page
 *
 * Shows that there is nothing.
 */
void
sal_list_detail_page_show_empty (SalListDetailPage *self)
{
  show_state (self, "empty");
}

/**
 * sal_list_detail_page_show_content:
 * @self: a page
 *
 * Shows what the page has: list and detail, or the other view that was chosen.
 */
void
sal_list_detail_page_show_content (SalListDetailPage *self)
{
  show_state (self, "content");
}

/**
 * sal_list_detail_page_get_state:
 * @self: a page
 *
 * Returns: what the page shows: "loading", "problem", "empty" or "content"
 */
const char *
sal_list_detail_page_get_state (SalListDetailPage *self)
{
  SalListDetailPagePrivate *priv = sal_list_detail_page_get_instance_private (self);

  return adw_view_stack_get_visible_child_name (priv->stack);
}

/**
 * sal_list_detail_page_has_content:
 * @self: a page
 *
 * Returns: whether it is read and has something to show
 */
gboolean
sal_list_detail_page_has_content (SalListDetailPage *self)
{
  return g_strcmp0 (sal_list_detail_page_get_state (self), "content") == 0;
}

static void
show_side (SalListDetailPage *self, const char *side)
{
  SalListDetailPagePrivate *priv = sal_list_detail_page_get_instance_private (self);

  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus =
      root != NULL && !adw_leaflet_get_folded (priv->leaflet) ? gtk_root_get_focus (root) : NULL;

  adw_view_stack_set_visible_child (priv->views, GTK_WIDGET (priv->leaflet));
  adw_leaflet_set_visible_child_name (priv->leaflet, side);
  /* where both are seen, who goes through the list by keyboard stays there */
  if (focus != NULL && gtk_widget_get_mapped (focus) && gtk_root_get_focus (root) != focus)
    gtk_widget_grab_focus (focus);
}

/**
 * sal_list_detail_page_show_list:
 * @self: a page
 *
 * Shows the list, of which the detail may be beside it.
 */
void
sal_list_detail_page_show_list (SalListDetailPage *self)
{
  show_side (self, "list");
}

/**
 * sal_list_detail_page_show_detail:
 * @self: a page
 *
 * Shows the detail, of which the list may be beside it.
 */
void
sal_list_detail_page_show_detail (SalListDetailPage *self)
{
  show_side (self, "detail");
}

/**
 * sal_list_detail_page_show_view:
 * @self: a page
 * @name: the name of one of its children of type "view"
 *
 * Shows another view in the place of list and detail.
 */
void
sal_list_detail_page_show_view (SalListDetailPage *self, const char *name)
{
  SalListDetailPagePrivate *priv = sal_list_detail_page_get_instance_private (self);

  adw_view_stack_set_visible_child_name (priv->views, name);
}

/**
 * sal_list_detail_page_set_detail_visible:
 * @self: a page
 * @visible: whether something is chosen that the detail shows
 *
 * Gives the list all of the room as long as nothing is chosen, where that may be.
 */
void
sal_list_detail_page_set_detail_visible (SalListDetailPage *self, gboolean visible)
{
  SalListDetailPagePrivate *priv = sal_list_detail_page_get_instance_private (self);

  gtk_widget_set_visible (adw_leaflet_get_child_by_name (priv->leaflet, "detail"), visible);
  gtk_widget_set_visible (priv->separator, visible);
  if (!visible)
    adw_leaflet_set_visible_child_name (priv->leaflet, "list");
}

/**
 * sal_list_detail_page_update_back:
 * @self: a page
 *
 * Finds out anew whether the page can go back: for details that have levels of their own, when they
 * change them.
 */
void
sal_list_detail_page_update_back (SalListDetailPage *self)
{
  SalListDetailPagePrivate *priv = sal_list_detail_page_get_instance_private (self);

  if (priv->leaflet != NULL)
    sal_page_set_can_go_back (SAL_PAGE (self), can_go_back (self));
}

/**
 * sal_list_detail_page_choose:
 * @self: a page
 * @id: the id of an item; 0 for none
 *
 * Shows an item, once what was entered for another and not stored is given up. The caller does not
 * ask for the item that shows.
 */
void
sal_list_detail_page_choose (SalListDetailPage *self, gint64 id)
{
  if (sal_page_is_modified (SAL_PAGE (self)))
    ask_to_leave (self, id, NULL);
  else
    SAL_LIST_DETAIL_PAGE_GET_CLASS (self)->choose (self, id);
}
